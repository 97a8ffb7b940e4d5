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

    /// <summary>What a Pareto archive asks besides the fitness, one or more.</summary>
    public IReadOnlyList<ParetoObjective>? Objectives { get; init; }

    /// <summary>How many elites a Pareto archive keeps at most: at least two for the fitness and two for each objective, up to 1,000.</summary>
    public int? Capacity { get; init; }

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

    /// <summary>A Pareto archive of the fitness and further objectives.</summary>
    /// <param name="objectives">What is asked besides the fitness, one or more.</param>
    /// <param name="capacity">How many elites are kept at most: at least two for the fitness and two for each objective, up to 1,000.</param>
    public static ArchiveChoice Pareto(IReadOnlyList<ParetoObjective> objectives, int capacity = 100) =>
        new() { Kind = ArchiveKind.Pareto, Objectives = objectives, Capacity = capacity };

    /// <inheritdoc/>
    public bool Equals(ArchiveChoice? other) =>
        other is not null
        && (Kind, Cells, Seed, Threshold, Neighbors, Capacity) == (other.Kind, other.Cells, other.Seed, other.Threshold, other.Neighbors, other.Capacity)
        && (Objectives ?? []).SequenceEqual(other.Objectives ?? []);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Kind, Cells, Seed, Threshold, Neighbors, Capacity, Objectives?.Count);

    /// <summary>Makes the archive. Distances are counted in ranges of the axes; an archive of novelty competes locally.</summary>
    /// <param name="axes">The axes of the problem.</param>
    /// <exception cref="ArgumentException">Axes, sizes or objectives that make no sense.</exception>
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
            ArchiveKind.Pareto => CreateFront(axes),
            _ => new CellArchive<Elite>(new GridPartition(axes)),
        };
    }

    /// <summary>Which judgements are the front of a Pareto archive: those that no other one is as good as in everything and better than in something.</summary>
    /// <param name="evaluations">Judgements with a fitness.</param>
    /// <param name="axes">The axes of the problem.</param>
    /// <returns>Their numbers, in ascending order.</returns>
    /// <exception cref="InvalidOperationException">It is another kind of archive.</exception>
    public IReadOnlyList<int> Front(IEnumerable<Evaluation> evaluations, IReadOnlyList<MeasureAxis> axes) => Objectives is { } objectives
        ? ParetoFront.First([.. evaluations.Select(evaluation => ParetoObjective.Vector(evaluation, objectives, axes))])
        : throw new InvalidOperationException($"An archive of kind {Kind} has no front.");

    internal void Validate()
    {
        var fits = Kind switch
        {
            ArchiveKind.Grid => true,
            ArchiveKind.Cvt => Cells is >= 1 and <= 100_000 && Seed is not null,
            ArchiveKind.Novelty => Threshold is > 0 and < double.PositiveInfinity && Neighbors >= 1,
            ArchiveKind.Pareto => Objectives is { Count: >= 1 } && Capacity >= 2 * (Objectives.Count + 1) && Capacity <= 1_000
                && Objectives.DistinctBy(objective => objective.Name).Count() == Objectives.Count,
            _ => false,
        };
        if (!fits)
        {
            throw new ArgumentException($"An archive of kind {Kind} with {Cells} cells and seed {Seed}, threshold {Threshold} and {Neighbors} neighbours, {Objectives?.Count ?? 0} objectives and a capacity of {Capacity} is not possible: a CVT needs 1 to 100000 cells and a seed, novelty a threshold above 0 and 1 or more neighbours, a Pareto archive one or more different objectives and a capacity of twice their number and 2 at least, 1000 at most.");
        }
    }

    /// <exception cref="OptionsRefusedException">The first candidate with a fitness lacks an objective: when one is added, not before.</exception>
    private ParetoArchive<Elite> CreateFront(IReadOnlyList<MeasureAxis> axes)
    {
        var known = false;
        return new ParetoArchive<Elite>(axes.Count, Capacity!.Value, elite =>
        {
            if (!known && Objectives!.FirstOrDefault(objective => elite.Evaluation.Figure(objective.Name, axes) is null) is { Name: var name })
            {
                throw new OptionsRefusedException($"A Pareto archive of '{name}' is not possible: the judgement of candidate {elite.Candidate.Id} has no such figure; there are {string.Join(", ", elite.Evaluation.FigureNames(axes))}.");
            }

            known = true;
            return ParetoObjective.Vector(elite.Evaluation, Objectives!, axes)[1..];
        });
    }
}
