using EvoLLM.Evolver;

namespace EvoLLM.Cli;

/// <summary>What decides how a run is worked on and shown, but not what comes out of it.</summary>
internal sealed record RunSettings
{
    /// <summary>Worker processes.</summary>
    public int Workers { get; init; } = Environment.ProcessorCount;

    /// <summary>How much isolation is insisted on.</summary>
    public RequiredIsolation Isolation { get; init; }

    /// <summary>Whether every commit is followed by a proof that archive and islands hold what they should.</summary>
    public bool CheckInvariants { get; init; }

    /// <summary>A folder whose prompts take the place of the shipped ones of the same name.</summary>
    public string? Prompts { get; init; }

    /// <summary>Prompts by name that take the place of all others: those of a run that was begun with such texts.</summary>
    public IReadOnlyDictionary<string, string> PromptTexts { get; init; } = new SortedDictionary<string, string>();

    /// <summary>How the models are asked.</summary>
    public ModelSettings Asking { get; init; } = new();

    /// <summary>Whether the answers of models come from the run and nobody is asked.</summary>
    public bool Recorded { get; init; }

    /// <summary>Plain lines also on a terminal.</summary>
    public bool Plain { get; init; }

    /// <summary>JSON only: an object for each committed proposal, and one at the end.</summary>
    public bool Json { get; init; }

    /// <summary>These settings, and where they say nothing those that a run was begun with.</summary>
    public RunSettings Completed(RunHeader header) => this with
    {
        Prompts = Prompts ?? header.PromptsFolder,
        PromptTexts = header.PromptTexts ?? PromptTexts,
        Asking = Asking.Completed(header),
    };
}
