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
    }

    [Fact]
    public void Add_EliteWithoutMeasures_IsRefused() => Assert.Throws<ArgumentException>(() =>
        ArchiveChoice.Grid.Create(Axes).Add(Elite(0, 1, 0, 0) with { Evaluation = Evaluation.Failed(EvaluationStatus.Crashed) }));

    private static Elite Elite(int id, double fitness, double share, double size) => new(
        new Candidate(new CandidateId(id), "", new Lineage("test", [])),
        new Evaluation { Status = EvaluationStatus.Ok, Fitness = fitness, Measures = new Measures(share, size) });
}
