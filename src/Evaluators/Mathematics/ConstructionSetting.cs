using EvoLLM.Evolver;

namespace EvoLLM.Evaluators;

/// <summary>What one construction problem has of its own.</summary>
internal sealed record ConstructionSetting
{
    public required string Name { get; init; }

    public required string Title { get; init; }

    public required string Description { get; init; }

    public required string Signature { get; init; }

    public required string Meaning { get; init; }

    public string? Hints { get; init; }

    public required Objective Objective { get; init; }

    public required IReadOnlyList<MeasureAxis> Measures { get; init; }

    public required string Seed { get; init; }

    /// <summary>How many numbers make a row.</summary>
    public required int Columns { get; init; }

    /// <summary>How many rows there must be; <see langword="null"/> where the candidate chooses.</summary>
    public int? Rows { get; init; }

    /// <summary>How many rows there may be.</summary>
    public int MostRows { get; init; } = 2000;

    /// <summary>The best figure known; <see langword="null"/> where none is.</summary>
    public double? BestKnown { get; init; }

    public required IReadOnlyList<PublishedFigure> Published { get; init; }

    public required IReadOnlyList<ReferenceProgram> References { get; init; }

    /// <summary>The problem as a search sees it.</summary>
    public Problem Define() => new()
    {
        Name = Name,
        Title = Title,
        Description = $"{Description} What is returned is checked in exact arithmetic, with no tolerance, and its worth is computed from it. The program may search: it has 10 billion steps and 20 seconds.",
        Contract = new ProgramContract("Candidate", Signature, Meaning),
        Hints = Hints,
        Objective = Objective,
        Measures = Measures,
        Seeds = [Seed],
    };
}
