using System.Text.Json.Serialization;

namespace EvoLLM.Evolver;

/// <summary>What is asked: everything that a search, a prompt or a person must know, and nothing that runs.</summary>
public sealed record Problem
{
    /// <summary>The name that a user types: lower case, digits and hyphens.</summary>
    public required string Name { get; init; }

    /// <summary>One line.</summary>
    public required string Title { get; init; }

    /// <summary>What is asked, in a few sentences, as a model or a person would want to be told.</summary>
    public string Description { get; init; } = "";

    /// <summary>The signature that a candidate must offer; <see langword="null"/> where candidates are texts, not programs.</summary>
    public ProgramContract? Contract { get; init; }

    /// <summary>The contract of a problem whose candidates are programs.</summary>
    /// <exception cref="InvalidOperationException">Its candidates are texts.</exception>
    public ProgramContract RequireContract() =>
        Contract ?? throw new InvalidOperationException($"The candidates of problem '{Name}' are texts, not programs.");

    /// <summary>What a text must look like, in words; empty where candidates are programs.</summary>
    public string Format { get; init; } = "";

    /// <summary>What a critic of a candidate should ask, a question each; <see langword="null"/> where the problem has none of its own.</summary>
    public IReadOnlyList<string>? Questions { get; init; }

    /// <summary>Whether the description keeps back what the problem is, so that a method must find it out (the black-box view of Ye et al. 2024).</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public bool BlackBox { get; init; }

    /// <summary>What an expert would tell a model, in a sentence or two; <see langword="null"/> where nothing is known.</summary>
    public string? Hints { get; init; }

    /// <summary>The figure that is optimised.</summary>
    public required Objective Objective { get; init; }

    /// <summary>The axes of behaviour space, one or more.</summary>
    public required IReadOnlyList<MeasureAxis> Measures { get; init; }

    /// <summary>How often a candidate is evaluated unless a run says otherwise, 1 or more: more than once says that its outcome is noisy.</summary>
    public int Repetitions { get; init; } = 1;

    /// <summary>What keeps the elites of a run unless it says otherwise; <see langword="null"/> for the grid of the axes.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public ArchiveChoice? Archive { get; init; }

    /// <summary>The programs, or texts, that a run starts from; only methods that begin from nothing can do without.</summary>
    public IReadOnlyList<string> Seeds { get; init; } = [];
}
