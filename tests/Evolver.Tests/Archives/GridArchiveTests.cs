using FsCheck.Xunit;

namespace EvoLLM.Evolver.Tests;

public sealed class GridArchiveTests
{
    private static readonly MeasureAxis[] Axes = [new("width", 0, 10, 5), new("height", -1, 1, 4)];

    [Theory]
    [InlineData(0, -1, 0)]
    [InlineData(1.9, -1, 0)]
    [InlineData(2, -1, 4)]
    [InlineData(10, 1, 19)]
    [InlineData(9.99, 0.99, 19)]
    [InlineData(-50, -50, 0)]
    [InlineData(1e300, 1e12, 19)]
    public void CellOf_Point_IsRowMajorAndClipped(double width, double height, long cell) =>
        Assert.Equal(cell, new GridPartition(Axes).CellOf([width, height]));

    [Fact]
    public void Add_EqualFitness_KeepsTheEarlierElite()
    {
        var archive = new CellArchive<Elite>(new GridPartition(Axes));
        Assert.Equal(AddStatus.New, archive.Add(Elite(0, 1, 5, 0)).Status);
        Assert.Equal(AddStatus.Rejected, archive.Add(Elite(1, 1, 5, 0)).Status);
        Assert.Equal(AddStatus.Improved, archive.Add(Elite(2, 1.5, 5, 0)).Status);
        Assert.Equal(2, Assert.Single(archive).Solution.Candidate.Id.Value);
    }

    [Fact]
    public void Add_NaN_IsRefused()
    {
        var archive = new CellArchive<Elite>(new GridPartition(Axes));
        Assert.Throws<ArgumentException>(() => archive.Add(Elite(0, double.NaN, 5, 0)));
        Assert.Throws<ArgumentException>(() => archive.Add(Elite(0, 1, double.NaN, 0)));
        Assert.Throws<ArgumentException>(() => archive.TryRetrieve([1], out _));
        Assert.Empty(archive);
    }

    [Theory]
    [InlineData(1, 1, 5)]
    [InlineData(0, double.NaN, 5)]
    [InlineData(0, 1, 0)]
    public void Constructor_AxisThatMakesNoSense_IsRefused(double minimum, double maximum, int cells) =>
        Assert.Throws<ArgumentException>(() => new GridPartition([new MeasureAxis("x", minimum, maximum, cells)]));

    /// <summary>MAP-Elites in one line: every cell holds the first of the fittest candidates that ever fell into it.</summary>
    [Property]
    public bool Add_AnySequence_EveryCellHoldsItsFirstMaximum(byte[] draws)
    {
        var elites = draws.Select((draw, index) => Elite(index, draw / 50, draw % 11, ((draw * 7) % 20 / 10.0) - 1)).ToList();
        var archive = new CellArchive<Elite>(new GridPartition(Axes));
        foreach (var elite in elites)
        {
            archive.Add(elite);
        }

        var expected = elites.GroupBy(elite => archive.Partition.CellOf(elite.Evaluation.Measures!.AsSpan()))
            .ToDictionary(cell => cell.Key, cell => cell.MaxBy(elite => elite.Fitness)!.Candidate.Id);
        var statistics = archive.Statistics;
        return archive.Count == expected.Count
            && expected.All(pair => archive.TryGetCell(pair.Key, out var entry) && entry.Solution.Candidate.Id == pair.Value)
            && Math.Abs(statistics.QdScore - archive.Sum(elite => elite.Fitness)) < 1e-9
            && statistics.Coverage == expected.Count / 20.0
            && statistics.BestFitness == (elites.Count > 0 ? elites.Max(elite => elite.Fitness) : null);
    }

    [Fact]
    public void Sample_ManyDraws_AreUniformOverTheCells()
    {
        var archive = new CellArchive<Elite>(new GridPartition(Axes));
        for (var i = 0; i < 5; i++)
        {
            archive.Add(Elite(i, i, i * 2, 0));
        }

        var random = new SeededRandom(1);
        var counts = Enumerable.Range(0, 50_000).GroupBy(_ => archive.Sample(random).Candidate.Id).Select(group => group.Count()).ToList();
        Assert.Equal(5, counts.Count);
        Assert.All(counts, count => Assert.InRange(count, 9_500, 10_500));
    }

    [Fact]
    public void Select_MoreThanThereAre_GivesEachOnce()
    {
        var archive = new CellArchive<Elite>(new GridPartition(Axes));
        archive.Add(Elite(0, 1, 1, 0));
        archive.Add(Elite(1, 2, 5, 0));
        for (var seed = 0UL; seed < 100; seed++)
        {
            var parents = new ParentSelection().Select(archive, 3, new SeededRandom(seed));
            Assert.Equal([0, 1], parents.Select(parent => parent.Candidate.Id.Value).Order());
        }
    }

    [Fact]
    public void Select_Tournaments_FavourTheFitter()
    {
        var archive = new CellArchive<Elite>(new GridPartition(Axes));
        for (var i = 0; i < 5; i++)
        {
            archive.Add(Elite(i, i, i * 2, 0));
        }

        double Share(double tournaments) => Enumerable.Range(0, 2000).Count(seed =>
            new ParentSelection { TournamentShare = tournaments }.Select(archive, 1, new SeededRandom((ulong)seed))[0].Candidate.Id.Value == 4) / 2000.0;

        // The best of 5 wins a tournament of 4 unless it is drawn in none of the 4 rounds: 1 - 0.8^4.
        Assert.Equal(0.2, Share(0), 0.04);
        Assert.Equal(1 - Math.Pow(0.8, 4), Share(1), 0.04);
    }

    private static Elite Elite(int id, double fitness, double width, double height) => new(
        new Candidate(new CandidateId(id), "", new Lineage("test", [])),
        new Evaluation { Status = EvaluationStatus.Ok, Fitness = fitness, Measures = new Measures(width, height) });
}
