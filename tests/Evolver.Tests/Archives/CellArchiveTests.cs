using FsCheck.Xunit;

namespace EvoLLM.Evolver.Tests;

public sealed class CellArchiveTests
{
    [Fact]
    public void Add_EqualFitness_KeepsTheEarlierElite()
    {
        var archive = SmallArchive.Grid();
        Assert.Equal(AddStatus.New, archive.Add(0, 1, [0.5, 0.5]).Status);
        Assert.Equal(AddStatus.Rejected, archive.Add(1, 1, [0.5, 0.5]).Status);
        Assert.Equal(AddStatus.Improved, archive.Add(2, 1.5, [0.5, 0.5]).Status);
        Assert.Equal(2, Assert.Single(archive).Solution);
    }

    /// <summary>MAP-Elites in one line: every cell holds the first of the fittest solutions that ever fell into it.</summary>
    [Property]
    public bool Add_AnySequence_EveryCellHoldsItsFirstMaximum(byte[] draws)
    {
        var offers = Offer.From(draws);
        var archive = SmallArchive.Grid().Add(offers);
        var expected = offers.GroupBy(offer => archive.Partition.CellOf(offer.Measures)).ToDictionary(cell => cell.Key, cell => cell.MaxBy(offer => offer.Fitness)!.Solution);
        return archive.AddsUp()
            && archive.Count == expected.Count
            && expected.All(pair => archive.TryGetCell(pair.Key, out var entry) && entry.Solution == pair.Value)
            && archive.Statistics.Coverage == expected.Count / 12.0
            && archive.Statistics.BestFitness == (offers.Length > 0 ? offers.Max(offer => offer.Fitness) : null)
            && archive.Best?.Solution == offers.MaxBy(offer => offer.Fitness)?.Solution;
    }

    [Property]
    public bool Add_AnyOrder_TheBestOfEachCellIsTheSame(byte[] draws, ulong seed)
    {
        var offers = Offer.Distinct(draws);
        var shuffled = offers.ToArray();
        new SeededRandom(seed).Shuffle(shuffled);
        return SmallArchive.Grid().Add(offers).ByCell().SequenceEqual(SmallArchive.Grid().Add(shuffled).ByCell());
    }

    [Property]
    public bool AddBatch_AnyCutting_EndsAsOneByOne(byte[] draws, byte size)
    {
        var offers = Offer.From(draws);
        var batches = SmallArchive.Grid();
        foreach (var batch in offers.Chunk(1 + (size % 20)))
        {
            batches.AddBatch(batch);
        }

        return batches.AddsUp() && batches.ByCell().SequenceEqual(SmallArchive.Grid().Add(offers).ByCell());
    }

    [Property]
    public bool AddBatch_Sequence_IsAddingOneByOne(byte[] draws, byte rate)
    {
        var options = new ArchiveOptions { LearningRate = rate / 255.0, ThresholdMinimum = 1 };
        var (offers, single, batch) = (Offer.From(draws), SmallArchive.Grid(options), SmallArchive.Grid(options));
        var added = batch.AddBatch(offers, new BatchOptions { Semantics = BatchSemantics.Sequence });
        return added.Semantics == BatchSemantics.Sequence
            && added.Rows.SequenceEqual(offers.Select(offer => single.Add(offer.Solution, offer.Fitness, offer.Measures)))
            && batch.SequenceEqual(single)
            && batch.Best.Equals(single.Best);
    }

    [Property]
    public bool AddBatch_OneRow_IsAddingIt(byte[] draws, byte rate)
    {
        var options = new ArchiveOptions { LearningRate = rate / 255.0, ThresholdMinimum = 1 };
        var (offers, single, batch) = (Offer.From(draws), SmallArchive.Grid(options), SmallArchive.Grid(options));
        return offers.All(offer =>
        {
            var (one, other) = (single.Add(offer.Solution, offer.Fitness, offer.Measures), batch.AddBatch([offer]).Rows[0]);
            return one.Status == other.Status && Math.Abs(one.Value - other.Value) < 1e-9;
        }) && batch.AddsUp() && single.ByCell().Select(entry => entry.Solution).SequenceEqual(batch.ByCell().Select(entry => entry.Solution));
    }

    /// <summary>The rule of CMA-MAE in closed form: after k adds of fitness f, f - t = (f - minimum) (1 - rate)^k.</summary>
    [Theory]
    [InlineData(0.1, -1)]
    [InlineData(0.5, 3)]
    [InlineData(1, 0)]
    [InlineData(0, 2)]
    public void Add_LearningRate_ThresholdNearsTheFitnessGeometrically(double rate, double minimum)
    {
        var archive = SmallArchive.Grid(new ArchiveOptions { LearningRate = rate, ThresholdMinimum = minimum });
        for (var k = 1; k <= 5; k++)
        {
            var addition = archive.Add(k, 10, [0.5, 0.5]);
            var expected = (10 - minimum) * Math.Pow(1 - rate, k - 1);
            Assert.Equal(expected, addition.Value, 1e-9);
            Assert.Equal(expected > 0, addition.Status != AddStatus.Rejected);
            Assert.Equal(10 - ((10 - minimum) * Math.Pow(1 - rate, k)), archive[0].Threshold, 1e-9);
        }
    }

    [Fact]
    public void Add_LearningRateBelowOne_BestOutlivesItsCell()
    {
        var archive = SmallArchive.Grid(new ArchiveOptions { LearningRate = 0.1, ThresholdMinimum = 0 });
        archive.Add(new Offer(0, 10, 0, 0), new Offer(1, 2, 0, 0));
        Assert.Equal(1, Assert.Single(archive).Solution);
        Assert.Equal(0, archive.Best?.Solution);
        Assert.Equal(10, archive.Statistics.BestFitness);
        Assert.Equal(2, archive.Statistics.QdScore);
    }

    [Theory]
    [InlineData(double.NaN, 0.5)]
    [InlineData(double.PositiveInfinity, 0.5)]
    [InlineData(1, double.NaN)]
    [InlineData(1, double.NegativeInfinity)]
    public void AddBatch_RowThatIsNotFinite_FailsTheCallAndChangesNothing(double fitness, double measure)
    {
        var archive = SmallArchive.Grid().Add(new Offer(0, 1, 0, 0));
        Offer[] rows = [new(1, 5, 0, 0), new(2, fitness, measure, 0.5), new(3, 5, 0.9, 0.9)];
        var exception = Assert.Throws<ArgumentException>(() => archive.AddBatch(rows));
        Assert.StartsWith("Row 1: ", exception.Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentException>(() => archive.Add(2, fitness, [measure, 0.5]));
        Assert.Equal(0, Assert.Single(archive).Solution);
    }

    [Theory]
    [InlineData(BatchSemantics.Batch)]
    [InlineData(BatchSemantics.Sequence)]
    public void AddBatch_InvalidRowsReported_AddsTheOthersAndSaysWhichAndWhy(BatchSemantics semantics)
    {
        var archive = SmallArchive.Grid();
        Offer[] rows = [new(0, 5, 0, 0), new(1, double.NaN, 0, 0), new(2, 5, 0.9, double.PositiveInfinity), new(3, 6, 0.9, 0.9)];
        var added = archive.AddBatch(rows, new BatchOptions { Semantics = semantics, ReportInvalidRows = true });
        Assert.Equal([AddStatus.New, AddStatus.NotOffered, AddStatus.NotOffered, AddStatus.New], added.Rows.Select(row => row.Status));
        Assert.Equal([1, 2], added.Invalid.Select(row => row.Row));
        Assert.Contains("fitness is NaN", added.Invalid[0].Reason, StringComparison.Ordinal);
        Assert.Contains("Measure 1", added.Invalid[1].Reason, StringComparison.Ordinal);
        Assert.Equal(2, archive.Count);
    }

    [Fact]
    public void AddBatch_SeveralEquallyBest_BestIsThatOfTheLowestCell()
    {
        var archive = SmallArchive.Grid();
        archive.AddBatch([new Offer(0, 5, 0.9, 0.9), new Offer(1, 5, 0.1, 0.1), new Offer(2, 5, 0.5, 0.5), new Offer(3, 1, 0.1, 0.9)]);
        Assert.Equal(1, archive.Best?.Solution);
    }

    [Fact]
    public void AddBatch_LengthsThatDiffer_AreRefused()
    {
        var archive = SmallArchive.Grid();
        Assert.Throws<ArgumentException>(() => archive.AddBatch([1, 2], [1.0], [0.0, 0, 0, 0]));
        Assert.Throws<ArgumentException>(() => archive.AddBatch([1, 2], [1.0, 2], [0.0, 0, 0]));
        Assert.Throws<ArgumentException>(() => archive.Add(1, 1, [0.0, 0, 0]));
        Assert.Empty(archive);
    }

    [Fact]
    public void Add_VectorThatDoesNotFit_IsRefused()
    {
        var archive = new CellArchive<double[]>(new GridPartition(SmallArchive.Axes), flaw: VectorCheck.OfLength(2));
        Assert.Throws<ArgumentException>(() => archive.Add([1, 2, 3], 1, [0, 0]));
        Assert.Throws<ArgumentException>(() => archive.Add([1, double.NaN], 1, [0, 0]));
        Assert.Equal(AddStatus.New, archive.Add([1, -2], 1, [0, 0]).Status);
    }

    [Theory]
    [InlineData(null, 0.0)]
    [InlineData(0.5, null)]
    [InlineData(1.5, 0.0)]
    [InlineData(-0.1, 0.0)]
    [InlineData(double.NaN, 0.0)]
    [InlineData(0.5, double.NaN)]
    [InlineData(0.5, double.NegativeInfinity)]
    public void Constructor_OptionsThatDoNotGoTogether_AreRefused(double? rate, double? minimum) =>
        Assert.Throws<ArgumentException>(() => SmallArchive.Grid(new ArchiveOptions { LearningRate = rate, ThresholdMinimum = minimum }));

    [Fact]
    public void Statistics_Offset_IsTakenFromEachEliteInTheScoresOnly()
    {
        var archive = SmallArchive.Grid(new ArchiveOptions { QdScoreOffset = -10 }).Add(new Offer(0, -4, 0, 0), new Offer(1, 2, 0.9, 0.9));
        var statistics = archive.Statistics;
        Assert.Equal((18, 1.5, -1, 2, -10), (statistics.QdScore, statistics.NormalizedQdScore, statistics.MeanFitness, statistics.BestFitness, statistics.QdScoreOffset));
    }

    /// <summary>A plain running sum would be off by the small terms that the large ones swallowed.</summary>
    [Fact]
    public void Statistics_LargeElitesComeAndGo_TheSumIsExact()
    {
        var archive = SmallArchive.Grid(new ArchiveOptions { LearningRate = 0, ThresholdMinimum = 0 });
        archive.Add(new Offer(0, 0.1, 0.9, 0.9));
        for (var i = 0; i < 1000; i++)
        {
            archive.Add(new Offer(i, 1e17, 0, 0), new Offer(i, 0.2, 0, 0));
        }

        Assert.Equal(0.1 + 0.2, archive.Statistics.QdScore);
    }

    [Fact]
    public void Statistics_SumBeyondAllNumbers_IsInfinite()
    {
        var archive = SmallArchive.Grid();
        archive.Add(0, double.MaxValue, [0.1, 0.1]);
        archive.Add(1, double.MaxValue, [0.9, 0.9]);
        Assert.Equal((double.PositiveInfinity, double.PositiveInfinity), (archive.Statistics.QdScore, archive.Statistics.MeanFitness));
    }

    [Fact]
    public void TryRetrieve_Point_FindsTheEliteOfItsCell()
    {
        var archive = SmallArchive.Grid().Add(new Offer(7, 1, 0.3, 0.1));
        Assert.True(archive.TryRetrieve([0.45, 0.3], out var entry));
        Assert.Equal((7, new Measures(0.3, 0.1)), (entry.Solution, entry.Measures));
        Assert.False(archive.TryRetrieve([0.9, 0.3], out _));
        Assert.Throws<ArgumentException>(() => archive.TryRetrieve([1], out _));
    }

    [Fact]
    public void Clear_Archive_BeginsAnew()
    {
        var archive = SmallArchive.Grid(new ArchiveOptions { LearningRate = 0.5, ThresholdMinimum = 0 }).Add(new Offer(0, 9, 0, 0));
        archive.Clear();
        Assert.Empty(archive);
        Assert.Null(archive.Best);
        Assert.Equal(0, archive.Statistics.QdScore);
        Assert.Equal((AddStatus.New, 1), (archive.Add(1, 1, [0, 0]).Status, archive.Statistics.BestFitness));
    }

    [Fact]
    public void Enumerate_ArchiveThatChanges_StopsInsteadOfMixingOldAndNew()
    {
        var archive = SmallArchive.Grid().Add(new Offer(0, 1, 0, 0), new Offer(1, 1, 0.9, 0.9));
        Assert.Throws<InvalidOperationException>(() =>
        {
            foreach (var entry in archive)
            {
                archive.Add(entry.Solution, entry.Fitness + 1, entry.Measures.AsSpan());
            }
        });
        Assert.Throws<InvalidOperationException>(() =>
        {
            foreach (var _ in archive)
            {
                archive.Clear();
            }
        });
    }

    [Fact]
    public void Enumerate_WhatIsOfferedIsRejected_GoesOn()
    {
        var archive = SmallArchive.Grid().Add(new Offer(0, 1, 0, 0), new Offer(1, 1, 0.9, 0.9));
        foreach (var entry in archive)
        {
            archive.Add(9, 0, entry.Measures.AsSpan());
        }

        Assert.Equal(2, archive.Count);
    }

    /// <summary>Beyond the size that a table is made for, cells are found by hashing; nothing else may differ.</summary>
    [Property]
    public bool Add_GridOfManyCells_HoldsWhatASmallerOneWould(byte[] draws)
    {
        var offers = Offer.From(draws);
        var fine = new CellArchive<int>(new GridPartition([new("x", 0, 1, 1 << 30), new("y", 0, 1, 1 << 30)])).Add(offers);
        var expected = offers.GroupBy(offer => (offer.X, offer.Y)).Select(cell => cell.MaxBy(offer => offer.Fitness)!.Solution);
        return fine.AddsUp()
            && fine.Select(entry => entry.Solution).Order().SequenceEqual(expected.Order())
            && fine.All(entry => fine.TryRetrieve(entry.Measures.AsSpan(), out var found) && found == entry);
    }

    [Fact]
    public void Add_ManyElitesInALargeGrid_FindsEachAgain()
    {
        var archive = new CellArchive<int>(new GridPartition([new("x", 0, 1e6, 1_000_000), new("y", 0, 1, 1_000_000)]));
        for (var i = 0; i < 100_000; i++)
        {
            archive.Add(i, i, [i * 10, 0.5]);
        }

        Assert.Equal(100_000, archive.Count);
        Assert.All(Enumerable.Range(0, 100_000), i => Assert.True(archive.TryRetrieve([i * 10, 0.5], out var entry) && entry.Solution == i));
    }
}
