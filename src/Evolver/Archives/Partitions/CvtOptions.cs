namespace EvoLLM.Evolver;

/// <summary>How centroids are spread over behaviour space.</summary>
public sealed record CvtOptions
{
    /// <summary>How many centroids, 1 to 1,000,000.</summary>
    public required int Cells { get; init; }

    /// <summary>How many random points they are spread over, no fewer than cells; <see langword="null"/> is ten for each cell, 20,000 at least.</summary>
    public int? Samples { get; init; }

    /// <summary>How often the centroids are moved at most, 0 or more.</summary>
    public int Rounds { get; init; } = 50;

    /// <summary>Whether distances are counted in ranges of the axes instead of the measures' own units: the right thing where those differ.</summary>
    public bool Relative { get; init; }
}
