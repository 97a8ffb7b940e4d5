namespace EvoLLM.Evolver;

/// <summary>Which archive a search over programs keeps.</summary>
public enum ArchiveKind
{
    /// <summary>The grid that the problem's axes are cut into.</summary>
    Grid,

    /// <summary>Cells around centroids that are spread over the problem's axes (Vassiliades et al. 2018).</summary>
    Cvt,

    /// <summary>No cells: what lies far from all elites, or beats the nearest one (Lehman and Stanley 2011).</summary>
    Novelty,
}

/// <summary>Which archive a search keeps, and its size. What does not belong to the kind is <see langword="null"/>.</summary>
public sealed record ArchiveChoice
{
    /// <summary>The kind.</summary>
    public ArchiveKind Kind { get; init; }

    /// <summary>How many cells a CVT has; <see langword="null"/> is 400.</summary>
    public int? Cells { get; init; }

    /// <summary>Seeds the centroids of a CVT; <see langword="null"/> is 0. Runs that are to be compared should have the same.</summary>
    public ulong? Seed { get; init; }

    /// <summary>How many nearest elites novelty is measured by; <see langword="null"/> is 15.</summary>
    public int? Neighbors { get; init; }

    /// <summary>From which novelty on a candidate is accepted, in ranges of the axes; <see langword="null"/> is 0.05.</summary>
    public double? Threshold { get; init; }

    /// <summary>Makes the archive.</summary>
    /// <param name="axes">The axes of the problem.</param>
    /// <exception cref="ArgumentException">Axes or sizes that make no sense.</exception>
    public IArchive<Elite> Create(IReadOnlyList<MeasureAxis> axes) => Kind == ArchiveKind.Grid
        ? new CellArchive<Elite>(new GridPartition(axes))
        : throw new ArgumentException($"Archives of kind {Kind} are not there yet.");
}
