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

    /// <summary>The models' sampling temperature, 0 to 2; <see langword="null"/> takes what each prompt says.</summary>
    public double? Temperature { get; init; }

    /// <summary>How much the models are to think: <c>low</c>, <c>medium</c> or <c>high</c>; <see langword="null"/> leaves it to the endpoint.</summary>
    public string? ReasoningEffort { get; init; }

    /// <summary>A folder of answers that runs share; <see langword="null"/> for none.</summary>
    public string? Cache { get; init; }

    /// <summary>Calls that may begin at one endpoint in a minute; <see langword="null"/> for any number.</summary>
    public int? RequestsPerMinute { get; init; }

    /// <summary>Tokens that the calls of one endpoint may take in a minute; <see langword="null"/> for any number.</summary>
    public long? TokensPerMinute { get; init; }

    /// <summary>Calls of models under way at once; <see langword="null"/> for the usual number.</summary>
    public int? Concurrency { get; init; }

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
        Temperature = Temperature ?? header.Temperature,
        ReasoningEffort = ReasoningEffort ?? header.ReasoningEffort,
    };
}
