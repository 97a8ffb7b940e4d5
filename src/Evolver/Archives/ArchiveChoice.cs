namespace EvoLLM.Evolver;

/// <summary>Which archive a search over programs keeps, and its size. What does not belong to the kind is <see langword="null"/>.</summary>
public sealed record ArchiveChoice
{
    /// <summary>The kind.</summary>
    public ArchiveKind Kind { get; init; }

    /// <summary>How many cells a CVT has, 1 to 100,000; <see langword="null"/> is 400.</summary>
    public int? Cells { get; init; }

    /// <summary>Seeds the centroids of a CVT; <see langword="null"/> is 0. Runs that are to be compared should have the same.</summary>
    public ulong? Seed { get; init; }

    /// <summary>How many nearest elites novelty is measured by, 1 or more; <see langword="null"/> is 15.</summary>
    public int? Neighbors { get; init; }

    /// <summary>From which novelty on a candidate is accepted, in ranges of the axes, above 0; <see langword="null"/> is 0.05.</summary>
    public double? Threshold { get; init; }

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
                CvtPartition.Generate(axes, new CvtOptions { Cells = Cells ?? 400, Relative = true }, new SeededRandom(Seed ?? 0, "centroids", 0))),
            ArchiveKind.Novelty => new NoveltyArchive<Elite>(axes.Count, new NoveltyOptions
            {
                Neighbors = Neighbors ?? 15,
                Threshold = Threshold ?? 0.05,
                LocalCompetition = true,
                Scale = [.. axes.Select(axis => axis.Maximum - axis.Minimum)],
            }),
            _ => new CellArchive<Elite>(new GridPartition(axes)),
        };
    }

    internal void Validate()
    {
        if (Cells is < 1 or > 100_000 || Neighbors < 1 || Threshold is not (null or > 0 and < double.PositiveInfinity))
        {
            throw new ArgumentException($"An archive with {Cells} cells, {Neighbors} neighbours and a novelty threshold of {Threshold} is not possible: 1 to 100,000 cells, 1 or more neighbours, and a threshold above 0.");
        }
    }
}
