namespace EvoLLM.Evolver.Tests;

public sealed class IslandResetTests
{
    private static readonly IslandOptions Isolated = new() { Count = 4, Migration = new MigrationOptions { Topology = MigrationTopology.None } };

    [Fact]
    public void LowestMean_TwoOfFour_LoseAllAndSurvivorsAreUntouched()
    {
        // Means of what each island holds beside the seeds: 0 is highest in its best, 2 and 3 in their mean.
        var driver = Start(ResetRule.LowestMean);
        var before = driver.Islands.Islands.Select(IslandDriver.Held).ToList();
        var record = Last(driver);
        Assert.Equal([0, 1], record.Island!.Reset!);
        Assert.Equal(before[2], driver.Held(2));
        Assert.Equal(before[3].Append(KeyValuePair.Create(record.Cell!.Value, record.Id)).OrderBy(elite => elite.Key), driver.Held(3));
        Assert.All([0, 1], island => Assert.Single(driver.Held(island)));
    }

    [Fact]
    public void BestScore_TwoOfFour_KeepsTheIslandWithTheBest()
    {
        var record = Last(Start(ResetRule.BestScore));
        Assert.Equal([1, 2], record.Island!.Reset!);
    }

    [Fact]
    public void Founders_Survivor_AreItsBestAndStayThere()
    {
        var driver = Start(ResetRule.LowestMean, founders: 2);
        var record = Last(driver);
        foreach (var island in record.Island!.Reset!)
        {
            var copies = record.Island.Copies!.Where(copy => copy.To == island).ToList();
            var source = Assert.Single(copies.Select(copy => copy.From).Distinct());
            Assert.DoesNotContain(source, record.Island.Reset!);
            var best = driver.Islands.Islands[source].OrderByDescending(elite => elite.Fitness).Take(2).Select(elite => elite.Candidate.Id);
            Assert.Equal(best, copies.Select(copy => copy.Candidate));
            Assert.Equal(best.Order(), driver.Held(island).Values.Order());
        }
    }

    [Fact]
    public void Founders_Survivor_IsDrawnAnewForEachIslandAndSeed()
    {
        var sources = Enumerable.Range(1, 40).SelectMany(seed => Last(Start(ResetRule.LowestMean, seed: (ulong)seed)).Island!.Copies!.Select(copy => copy.From));
        Assert.Equal([2, 3], sources.Distinct().Order());
    }

    [Fact]
    public void Founders_AllIslands_AreTheBestOfTheWholeRunAlsoFromAnIslandThatIsReset()
    {
        var driver = Start(ResetRule.LowestMean, founders: 3, from: FounderSource.AllIslands);
        var record = Last(driver);
        Assert.All(record.Island!.Reset!, island => Assert.Equal([4, 3, 2], record.Island.Copies!.Where(copy => copy.To == island).Select(copy => copy.Candidate.Value)));
        Assert.Equal([2, 3, 4], driver.Held(0).Values.Select(id => id.Value).Order());
    }

    [Fact]
    public void Reset_BestOfTheRun_StaysInTheArchiveOfTheRun()
    {
        var driver = Start(ResetRule.LowestMean);
        Last(driver);
        Assert.DoesNotContain(driver.Islands.Islands, island => island.Any(elite => elite.Candidate.Id.Value == 4));
        Assert.Equal(4, driver.Islands.Archive.Best!.Value.Solution.Candidate.Id.Value);
        Assert.Contains(driver.Islands.Archive, entry => entry.Solution.Candidate.Id.Value == 4);
    }

    [Fact]
    public void Reset_SharedArchive_IslandForgetsItsElitesAndTheArchiveKeepsThem()
    {
        var driver = Start(ResetRule.LowestMean, shared: true);
        var held = driver.Islands.Archive.Count;
        Last(driver);
        Assert.Single(driver.Held(0));
        Assert.Equal(held + 1, driver.Islands.Archive.Count);
    }

    [Fact]
    public void Reset_AllIslandsEqual_EachIsResetSoonerOrLater()
    {
        var reset = new HashSet<int>();
        for (var seed = 1UL; seed <= 40; seed++)
        {
            var driver = new IslandDriver(Isolated with { Reset = new ResetOptions { Rule = ResetRule.BestScore, Interval = 1 } }, seed);
            driver.Commit(1, 0, 0);
            driver.CommitFailure();
            driver.CommitFailure();
            reset.UnionWith(driver.CommitFailure().Island!.Reset!);
        }

        Assert.Equal([0, 1, 2, 3], reset.Order());
    }

    [Theory]
    [InlineData(0.01, 1)]
    [InlineData(0.5, 2)]
    [InlineData(0.99, 3)]
    public void Share_Islands_IsAtLeastOneAndNeverAll(double share, int expected)
    {
        var driver = new IslandDriver(Isolated with { Reset = new ResetOptions { Rule = ResetRule.LowestMean, Interval = 5, Share = share } }).CommitRandom(20);
        Assert.Equal(expected, driver.Records[^1].Island!.Reset!.Count);
    }

    /// <summary>Seven proposals after which island 0 has the best elite and the worst mean; the next one ends the generation.</summary>
    private static IslandDriver Start(ResetRule rule, int founders = 1, FounderSource from = FounderSource.Survivor, ulong seed = 1, bool shared = false)
    {
        var driver = new IslandDriver(
            Isolated with { SharedArchive = shared, Reset = new ResetOptions { Rule = rule, Interval = 2, Founders = founders, From = from } }, seed);
        driver.Commit(-90, 0, 0);
        driver.Commit(1, 1, 0);
        driver.Commit(50, 2, 0);
        driver.Commit(60, 3, 0);
        driver.Commit(70, 4, 0);
        driver.Commit(-80, 5, 0);
        driver.Commit(40, 6, 0);
        return driver;
    }

    private static ProposalRecord Last(IslandDriver driver) => driver.Commit(45, 7, 0);
}
