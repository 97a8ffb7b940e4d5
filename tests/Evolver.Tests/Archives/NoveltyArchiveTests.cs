using FsCheck.Xunit;

namespace EvoLLM.Evolver.Tests;

public sealed class NoveltyArchiveTests
{
    /// <summary>The rule, done the slow way with all distances. Measures are sixteenths, so that equal distances come out equal.</summary>
    [Property(MaxTest = 200)]
    public bool Add_AnySequence_DecidesAsLookingAtAllElitesWould(byte[] draws, bool competition)
    {
        var options = new NoveltyOptions { Neighbors = 3, Threshold = 0.25, LocalCompetition = competition };
        var archive = new NoveltyArchive<int>(2, options);
        var elites = new List<Offer>();
        return Offer.From(draws).Select(offer => offer with { X = Math.Round(offer.X * 16) / 16, Y = Math.Round(offer.Y * 16) / 16 }).All(offer =>
        {
            var near = elites.OrderBy(elite => Distance(elite, offer)).ThenBy(elites.IndexOf).Take(3).ToList();
            var novelty = near.Count == 0 ? 0.25 : near.Average(elite => Distance(elite, offer));
            var status = AddStatus.Rejected;
            if (novelty >= 0.25)
            {
                status = AddStatus.New;
                elites.Add(offer);
            }
            else if (competition && offer.Fitness > near[0].Fitness)
            {
                status = AddStatus.Improved;
                elites[elites.IndexOf(near[0])] = offer;
            }

            var addition = archive.Add(offer.Solution, offer.Fitness, offer.Measures);
            return addition.Status == status && Math.Abs(addition.Novelty - novelty) < 1e-12;
        }) && archive.Select(entry => entry.Solution).SequenceEqual(elites.Select(elite => elite.Solution)) && archive.AddsUp();
    }

    [Fact]
    public void TryRetrieve_ThousandsOfElitesThatMoved_FindsTheNearest()
    {
        var archive = new NoveltyArchive<int>(2, new NoveltyOptions { Neighbors = 1, Threshold = 0.01, LocalCompetition = true });
        var random = new SeededRandom(1);
        for (var i = 0; i < 20_000; i++)
        {
            archive.Add(i, i, [random.NextDouble(), random.NextDouble()]);
        }

        Assert.InRange(archive.Count, 2_000, 10_000);
        var entries = archive.ToList();
        for (var i = 0; i < 500; i++)
        {
            var point = new Offer(0, 0, random.NextDouble(), random.NextDouble());
            Assert.True(archive.TryRetrieve(point.Measures, out var nearest));
            Assert.Equal(entries.MinBy(entry => Distance(new Offer(0, 0, entry.Measures[0], entry.Measures[1]), point)).Cell, nearest.Cell);
        }
    }

    [Fact]
    public void AddBatch_Rows_DoNotSeeEachOther()
    {
        var archive = new NoveltyArchive<int>(2, new NoveltyOptions { Threshold = 1 });
        Offer[] twins = [new(0, 1, 0, 0), new(1, 1, 0, 0)];
        Assert.All(archive.AddBatch(twins).Rows, row => Assert.Equal(AddStatus.New, row.Status));
        var sequence = new NoveltyArchive<int>(2, new NoveltyOptions { Threshold = 1 });
        Assert.Equal([AddStatus.New, AddStatus.Rejected], sequence.AddBatch(twins, new BatchOptions { Semantics = BatchSemantics.Sequence }).Rows.Select(row => row.Status));
    }

    [Fact]
    public void AddBatch_SeveralBeatTheSameElite_TheFittestTakesItsPlace()
    {
        var archive = new NoveltyArchive<int>(2, new NoveltyOptions { Threshold = 1, LocalCompetition = true }).Add(new Offer(0, 1, 0, 0));
        var added = archive.AddBatch([new Offer(1, 3, 0.1, 0), new Offer(2, 4, 0, 0.1), new Offer(3, 4, 0, 0), new Offer(4, 0, 0, 0)]);
        Assert.Equal([AddStatus.Improved, AddStatus.Improved, AddStatus.Improved, AddStatus.Rejected], added.Rows.Select(row => row.Status));
        Assert.Equal([2, 3, 3, -1], added.Rows.Select(row => row.Value));
        Assert.Equal([1, 1, 1, 0], added.Rows.Select(row => row.LocalCompetition));
        Assert.Equal(2, Assert.Single(archive).Solution);
    }

    [Fact]
    public void Add_Scale_IsTheLengthThatCountsAsOne()
    {
        var archive = new NoveltyArchive<int>(2, new NoveltyOptions { Neighbors = 1, Threshold = 0.5, Scale = [1, 1000] }).Add(new Offer(0, 1, 0, 0));
        Assert.Equal(0.4, archive.Add(1, 1, [0, 400]).Novelty, 1e-12);
        Assert.Equal((AddStatus.New, 0.6), (archive.Add(1, 1, [0.6, 0]).Status, archive[1].Measures[0]));
    }

    [Fact]
    public void Statistics_NoCells_CountEliteForCell()
    {
        var archive = new NoveltyArchive<int>(2, new NoveltyOptions { Threshold = 1, QdScoreOffset = -1 });
        Assert.Equal((0, 0), (archive.Statistics.Coverage, archive.Statistics.NormalizedQdScore));
        archive.Add(new Offer(0, 1, 0, 0), new Offer(1, 3, 5, 5));
        Assert.Equal((2, 1, 6, 3), (archive.Statistics.Cells, archive.Statistics.Coverage, archive.Statistics.QdScore, archive.Statistics.NormalizedQdScore));
        archive.Clear();
        Assert.Empty(archive);
        Assert.False(archive.TryRetrieve([0, 0], out _));
    }

    [Fact]
    public void Add_ValuesOrOptionsThatDoNotFit_AreRefused()
    {
        var archive = new NoveltyArchive<int>(2, new NoveltyOptions { Threshold = 1 });
        Assert.Throws<ArgumentException>(() => archive.Add(0, 1, [0]));
        Assert.Throws<ArgumentException>(() => archive.Add(0, 1, [0, double.NaN]));
        Assert.Throws<ArgumentException>(() => archive.Add(0, double.NaN, [0, 0]));
        Assert.Throws<ArgumentException>(() => archive.TryRetrieve([double.NaN, 0], out _));
        Assert.Empty(archive);
        Assert.Throws<ArgumentException>(() => new NoveltyArchive<int>(2, new NoveltyOptions { Threshold = 0 }));
        Assert.Throws<ArgumentException>(() => new NoveltyArchive<int>(2, new NoveltyOptions { Threshold = 1, Neighbors = 0 }));
        Assert.Throws<ArgumentException>(() => new NoveltyArchive<int>(2, new NoveltyOptions { Threshold = 1, Scale = [1] }));
        Assert.Throws<ArgumentException>(() => new NoveltyArchive<int>(0, new NoveltyOptions { Threshold = 1 }));
    }

    private static double Distance(Offer left, Offer right) => Math.Sqrt(((left.X - right.X) * (left.X - right.X)) + ((left.Y - right.Y) * (left.Y - right.Y)));
}
