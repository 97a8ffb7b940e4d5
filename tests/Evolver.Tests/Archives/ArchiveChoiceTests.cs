namespace EvoLLM.Evolver.Tests;

public sealed class ArchiveChoiceTests
{
    private static readonly MeasureAxis[] Axes = [new("share", 0, 1, 10), new("size", 0, 1000, 10)];

    [Fact]
    public void Create_Grid_HasTheCellsOfTheAxes() => Assert.Equal(100, ArchiveChoice.Grid.Create(Axes).Statistics.Cells);

    [Fact]
    public void Create_CvtOfTheSameSeed_HasTheSameCells()
    {
        var (one, other) = (Cells(7), Cells(7));
        Assert.Equal(50, one.CellCount);
        Assert.Equal(one.Centroids, other.Centroids);
        Assert.NotEqual(one.Centroids, Cells(8).Centroids);

        static CvtPartition Cells(ulong seed) => (CvtPartition)((CellArchive<Elite>)ArchiveChoice.Cvt(50, seed).Create(Axes)).Partition;
    }

    [Fact]
    public void Create_Novelty_MeasuresInRangesOfTheAxes()
    {
        var archive = ArchiveChoice.Novelty(threshold: 0.1, neighbors: 1).Create(Axes);
        Assert.Equal(AddStatus.New, archive.Add(Elite(0, 1, 0.5, 500)).Status);
        Assert.Equal(AddStatus.Improved, archive.Add(Elite(1, 2, 0.5, 590)).Status);
        Assert.Equal(AddStatus.New, archive.Add(Elite(2, 1, 0.5, 700)).Status);
    }

    [Fact]
    public void Create_SizesThatMakeNoSense_AreRefused()
    {
        Assert.Throws<ArgumentException>(() => ArchiveChoice.Cvt(0).Create(Axes));
        Assert.Throws<ArgumentException>(() => ArchiveChoice.Novelty(0).Create(Axes));
        Assert.Throws<ArgumentException>(() => ArchiveChoice.Novelty(0.1, 0).Create(Axes));
        Assert.Throws<ArgumentException>(() => new ArchiveChoice { Kind = ArchiveKind.Cvt }.Create(Axes));
        Assert.Throws<ArgumentException>(() => ArchiveChoice.Pareto([]).Create(Axes));
        Assert.Throws<ArgumentException>(() => ArchiveChoice.Pareto([Small], 3).Create(Axes));
        Assert.Throws<ArgumentException>(() => ArchiveChoice.Pareto([Small, Small]).Create(Axes));
    }

    [Fact]
    public void Create_Pareto_AsksFiguresByTheirName()
    {
        var archive = (ParetoArchive<Elite>)ArchiveChoice.Pareto([Small, new ParetoObjective("accuracy", Direction.Maximize)]).Create(Axes);
        archive.Add(Judged(0, 5, size: 50, accuracy: 0.5));
        archive.Add(Judged(1, 5, size: 40, accuracy: 0.5));
        archive.Add(Judged(2, 4, size: 90, accuracy: 0.9));
        archive.Add(Judged(3, 9, size: 99, accuracy: null));
        archive.Add(Judged(4, 9, size: 99, accuracy: 0.1));
        Assert.Equal([1, 2, 4], archive.Front.Select(entry => entry.Solution.Candidate.Id.Value));
        Assert.Equal(5, archive.Count);
    }

    [Fact]
    public void Create_ParetoOfAFigureThatNobodyReports_IsRefusedWithWhatThereIs()
    {
        var archive = ArchiveChoice.Pareto([new ParetoObjective("speed", Direction.Maximize)]).Create(Axes);
        var message = Assert.Throws<OptionsRefusedException>(() => archive.Add(Judged(0, 5, 50, 0.5))).Message;
        Assert.Contains("'speed'", message, StringComparison.Ordinal);
        Assert.Contains("there are accuracy, share, size, steps.", message, StringComparison.Ordinal);
    }

    [Fact]
    public void Figure_HiddenMetric_HasNoName() =>
        Assert.Null(new Evaluation { Status = EvaluationStatus.Ok, Hidden = new SortedDictionary<string, double> { ["unseen"] = 1 } }.Figure("unseen", Axes));

    [Fact]
    public void Equals_SameObjectives_IsTheSameChoice()
    {
        Assert.Equal(ArchiveChoice.Pareto([Small]), ArchiveChoice.Pareto([Small with { }]));
        Assert.NotEqual(ArchiveChoice.Pareto([Small]), ArchiveChoice.Pareto([Small with { Direction = Direction.Maximize }]));
    }

    [Fact]
    public void Add_EliteWithoutMeasures_IsRefused() => Assert.Throws<ArgumentException>(() =>
        ArchiveChoice.Grid.Create(Axes).Add(Elite(0, 1, 0, 0) with { Evaluation = Evaluation.Failed(EvaluationStatus.Crashed) }));

    private static ParetoObjective Small { get; } = new("size", Direction.Minimize);

    private static Elite Judged(int id, double fitness, double size, double? accuracy) => Elite(id, fitness, 0.5, size) is var elite
        ? elite with { Evaluation = elite.Evaluation with { Steps = 7, Metrics = accuracy is { } value ? new SortedDictionary<string, double> { ["accuracy"] = value } : [] } }
        : null!;

    private static Elite Elite(int id, double fitness, double share, double size) => new(
        new Candidate(new CandidateId(id), "", new Lineage("test", [])),
        new Evaluation { Status = EvaluationStatus.Ok, Fitness = fitness, Measures = new Measures(share, size) });
}
