namespace EvoLLM.Evolver.Tests;

public sealed class MigrationTests
{
    [Theory]
    [InlineData(2, false)]
    [InlineData(5, false)]
    [InlineData(7, false)]
    [InlineData(5, true)]
    public void Ring_BestElite_ReachesTheLastIslandInOneStepLessThanThereAreIslands(int count, bool shared)
    {
        var driver = Start(count, MigrationTopology.Ring, shared);
        var star = driver.Commit(100, 9, 9);
        for (var step = 0; step < count; step++)
        {
            EndGeneration(driver, count);
            Assert.Equal(Math.Min(step + 2, count), Holders(driver, star).Count);
        }
    }

    [Theory]
    [InlineData(MigrationTopology.Complete, 5)]
    [InlineData(MigrationTopology.None, 1)]
    public void OtherTopologies_BestElite_ReachesAllAtOnceOrNone(MigrationTopology topology, int holders)
    {
        var driver = Start(5, topology, shared: false);
        var star = driver.Commit(100, 9, 9);
        EndGeneration(driver, 5);
        EndGeneration(driver, 5);
        Assert.Equal(holders, Holders(driver, star).Count);
    }

    [Fact]
    public void Copy_Elite_IsTheSameCandidateAndItsIslandKeepsIt()
    {
        var driver = Start(3, MigrationTopology.Ring, shared: false);
        var star = driver.Commit(100, 9, 9);
        EndGeneration(driver, 3);
        var copies = driver.Islands.Islands.SelectMany(island => island.Where(elite => elite.Candidate.Id == star.Id)).ToList();
        Assert.Equal(2, copies.Count);
        Assert.All(copies, copy => Assert.Equal((star.Source, star.Lineage, star.Evaluation), (copy.Candidate.Source, copy.Candidate.Lineage, copy.Evaluation)));
    }

    [Fact]
    public void Copy_TargetHasABetterEliteInTheCell_IsRejectedAndSaysSo()
    {
        var driver = Start(2, MigrationTopology.Ring, shared: false);
        var worse = driver.Commit(5, 9, 9);
        var better = driver.Commit(6, 9, 9);
        var copies = better.Island!.Copies!;
        Assert.Contains(new IslandCopy(CopyReason.Migration, 0, 1, worse.Id, AddStatus.Rejected, better.Cell!.Value), copies);
        Assert.Contains(new IslandCopy(CopyReason.Migration, 1, 0, better.Id, AddStatus.Improved, better.Cell.Value), copies);
    }

    [Theory]
    [InlineData(3, null, 3)]
    [InlineData(50, null, 12)]
    [InlineData(1, 0.5, 6)]
    [InlineData(1, 0.01, 1)]
    [InlineData(1, 1.0, 12)]
    public void Emigrants_NumberOrShare_IsWhatLeavesAnIsland(int emigrants, double? share, int expected)
    {
        var options = new MigrationOptions { Interval = 12, Emigrants = emigrants, Share = share };
        var driver = new IslandDriver(new IslandOptions { Count = 2, Migration = options });
        for (var i = 0; i < 24; i++)
        {
            driver.Commit(i, i / 2 % 10, i / 20);
        }

        var copies = driver.Records[^1].Island!.Copies!;
        Assert.Equal(expected, copies.Count(copy => copy.From == 0));
    }

    [Fact]
    public void Uniform_ManyMigrations_ChoosesEveryEliteAboutEquallyOften()
    {
        var options = new IslandOptions { Count = 2, Migration = new MigrationOptions { Interval = 4, Emigrants = 1, Choice = EmigrantChoice.Uniform } };
        var counts = new Dictionary<int, int>();
        for (var seed = 0UL; seed < 3000; seed++)
        {
            var driver = new IslandDriver(options, seed);
            for (var i = 0; i < 8; i++)
            {
                driver.Commit(i, i, 0);
            }

            var chosen = driver.Records[^1].Island!.Copies!.Single(copy => copy.From == 0).Candidate.Value;
            counts[chosen] = counts.GetValueOrDefault(chosen) + 1;
        }

        // Island 0 holds both seeds and its own three: 600 of 3000 each, with a standard deviation of 22.
        Assert.Equal([0, 1, 2, 4, 6], counts.Keys.Order());
        Assert.All(counts.Values, count => Assert.InRange(count, 490, 710));
    }

    [Fact]
    public void Interval_Generations_MigratesAfterEachIslandHadThatManyProposals()
    {
        var driver = new IslandDriver(new IslandOptions { Count = 3, Migration = new MigrationOptions { Interval = 4 } }).CommitRandom(60);
        var migrated = driver.Records.Where(record => record.Island!.Copies?.Any(copy => copy.Reason == CopyReason.Migration) == true).Select(record => record.Id.Value);
        Assert.Equal([11, 23, 35, 47, 59], migrated);
    }

    private static IslandDriver Start(int count, MigrationTopology topology, bool shared)
    {
        var options = new IslandOptions { Count = count, SharedArchive = shared, Migration = new MigrationOptions { Topology = topology, Interval = 1, Emigrants = 1 } };
        var driver = new IslandDriver(options);
        driver.Commit(1, 0, 0);
        driver.Commit(1, 1, 0);
        EndGeneration(driver, count);
        while (driver.Records.Count % count != 0)
        {
            driver.CommitFailure();
        }

        return driver;
    }

    /// <summary>Proposals that change nothing, up to the next migration.</summary>
    private static void EndGeneration(IslandDriver driver, int count)
    {
        do
        {
            driver.CommitFailure();
        }
        while (driver.Records.Count % count != 0);
    }

    private static List<int> Holders(IslandDriver driver, ProposalRecord star) =>
        [.. driver.Islands.Islands.Where(island => island.Any(elite => elite.Candidate.Id == star.Id)).Select(island => island.Number)];
}
