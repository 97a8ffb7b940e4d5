namespace EvoLLM.Evolver;

/// <summary>Which archive a search over programs keeps, and its size. What does not belong to the kind is <see langword="null"/>.</summary>
public sealed record ArchiveChoice
{
    /// <summary>The kind.</summary>
    public ArchiveKind Kind { get; init; }

    /// <summary>How many cells a CVT has, 1 to 100,000.</summary>
    public int? Cells { get; init; }

    /// <summary>Seeds the centroids of a CVT. Runs that are to be compared should have the same.</summary>
    public ulong? Seed { get; init; }

    /// <summary>From which novelty on a candidate is accepted, in ranges of the axes, above 0.</summary>
    public double? Threshold { get; init; }

    /// <summary>How many nearest elites novelty is measured by, 1 or more.</summary>
    public int? Neighbors { get; init; }

    /// <summary>The grid of the problem's axes.</summary>
    public static ArchiveChoice Grid { get; } = new();

    /// <summary>A CVT over the problem's axes.</summary>
    /// <param name="cells">How many cells, 1 to 100,000.</param>
    /// <param name="seed">Seeds the centroids.</param>
    public static ArchiveChoice Cvt(int cells = 400, ulong seed = 0) => new() { Kind = ArchiveKind.Cvt, Cells = cells, Seed = seed };

    /// <summary>An archive of novelty with local competition.</summary>
    /// <param name="threshold">From which novelty on a candidate is accepted, in ranges of the axes, above 0.</param>
    /// <param name="neighbors">How many nearest elites novelty is measured by, 1 or more.</param>
    public static ArchiveChoice Novelty(double threshold = 0.05, int neighbors = 15) =>
        new() { Kind = ArchiveKind.Novelty, Threshold = threshold, Neighbors = neighbors };

    /// <summary>Makes the archive. Distances are counted in ranges of the axes; an archive of novelty competes locally.</summary>
    /// <param name="axes">The axes of the problem.</param>
    /// <exception cref="ArgumentException">Axes or sizes that make no sense.</exception>
    public IArchive<Elite> Create(IReadOnlyList<MeasureAxis> axes)
    {
        ArgumentNullException.ThrowIfNull(axes);
        Validate();
        return Kind switch
        {
            ArchiveKind.Cvt => new CellArchive<Elite>(
                CvtPartition.Generate(axes, new CvtOptions { Cells = Cells!.Value, Relative = true }, new SeededRandom(Seed!.Value, "centroids", 0))),
            ArchiveKind.Novelty => new NoveltyArchive<Elite>(axes.Count, new NoveltyOptions
            {
                Threshold = Threshold!.Value,
                Neighbors = Neighbors!.Value,
                LocalCompetition = true,
                Scale = [.. axes.Select(axis => axis.Maximum - axis.Minimum)],
            }),
            _ => new CellArchive<Elite>(new GridPartition(axes)),
        };
    }

    internal void Validate()
    {
        var fits = Kind switch
        {
            ArchiveKind.Grid => true,
            ArchiveKind.Cvt => Cells is >= 1 and <= 100_000 && Seed is not null,
            ArchiveKind.Novelty => Threshold is > 0 and < double.PositiveInfinity && Neighbors >= 1,
            _ => false,
        };
        if (!fits)
        {
            throw new ArgumentException($"An archive of kind {Kind} with {Cells} cells and seed {Seed}, threshold {Threshold} and {Neighbors} neighbours is not possible: a CVT needs 1 to 100000 cells and a seed, novelty a threshold above 0 and 1 or more neighbours.");
        }
    }
}
