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

    /// <summary>The signature that a candidate must offer.</summary>
    public required ProgramContract Contract { get; init; }

    /// <summary>The figure that is optimised.</summary>
    public required Objective Objective { get; init; }

    /// <summary>The axes of behaviour space, one or more.</summary>
    public required IReadOnlyList<MeasureAxis> Measures { get; init; }

    /// <summary>How often a candidate is evaluated unless a run says otherwise, 1 or more: more than once says that its outcome is noisy.</summary>
    public int Repetitions { get; init; } = 1;

    /// <summary>The programs that a run starts from, one or more.</summary>
    public IReadOnlyList<string> Seeds { get; init; } = [];
}
