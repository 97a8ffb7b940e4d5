using EvoLLM.Evolver;
using FsCheck.Xunit;

namespace EvoLLM.Evaluators.Tests;

public sealed class OfflineBinPackingTests
{
    private static readonly ColonyOptions Colony = new() { Ants = 10, Iterations = 5, Decay = 0.95 };

    [Property(MaxTest = 40)]
    public bool Search_AnyInstance_PacksValidlyAndNoWorseThanTwiceTheBound(ulong seed)
    {
        var random = new SeededRandom(seed);
        var instance = InstanceGenerator.Uniform(random.Next(1, 80), random);
        var packing = Packing.Check(instance, new BinPackingColony(instance, Ones(instance.Items.Count)).Search(Colony, random));

        // A bin is closed only where nothing fits any more, so that at most one is less than half full.
        return packing is not null && packing.Bins >= LowerBounds.L2(instance) && packing.Bins <= (2 * LowerBounds.L1(instance)) + 1;
    }

    [Fact]
    public void Search_PairsThatFillABin_AreFoundByTheirHeuristic()
    {
        // Sizes 1 to 9 twice into bins of 10: nine bins, if each item meets its complement.
        var instance = new BinPackingInstance(10, [.. Enumerable.Range(1, 9).SelectMany(size => new[] { size, size })]);
        var heuristics = new double[18, 18];
        for (var i = 0; i < 18; i++)
        {
            for (var j = 0; j < 18; j++)
            {
                heuristics[i, j] = instance.Items[i] + instance.Items[j] == 10 ? 1 : 0;
            }
        }

        Assert.Equal(9, new BinPackingColony(instance, heuristics).Search(Colony with { Ants = 20 }, new SeededRandom(1)).Distinct().Count());
    }

    [Fact]
    public void Search_SameStream_PacksTheSame()
    {
        var instance = InstanceGenerator.Uniform(50, new SeededRandom(2));
        Assert.Equal(
            new BinPackingColony(instance, Ones(50)).Search(Colony, new SeededRandom(1)),
            new BinPackingColony(instance, Ones(50)).Search(Colony, new SeededRandom(1)));
    }

    [Fact]
    public void Search_HeuristicsScaled_PacksTheSame()
    {
        var instance = InstanceGenerator.Uniform(50, new SeededRandom(2));
        var (one, other) = (Ones(50), Ones(50));
        for (var j = 0; j < 50; j++)
        {
            (one[3, j], other[3, j]) = (0.25, 0.25);
        }

        for (var i = 0; i < 50; i++)
        {
            for (var j = 0; j < 50; j++)
            {
                other[i, j] *= 1024;
            }
        }

        Assert.Equal(
            new BinPackingColony(instance, one).Search(Colony, new SeededRandom(1)),
            new BinPackingColony(instance, other).Search(Colony, new SeededRandom(1)));
    }

    [Fact]
    public void Baselines_TrainingSplit_BoundIsBelowBestFitDecreasing()
    {
        var baselines = new OfflineBinPacking().Baselines(Split.Training).ToDictionary(baseline => baseline.Name, baseline => baseline.Objective);
        Assert.InRange(baselines["Best Fit Decreasing"], baselines["lower bound L2"], 1.03 * baselines["lower bound L2"]);
    }

    private static double[,] Ones(int count)
    {
        var ones = new double[count, count];
        for (var i = 0; i < count; i++)
        {
            for (var j = 0; j < count; j++)
            {
                ones[i, j] = 1;
            }
        }

        return ones;
    }
}
