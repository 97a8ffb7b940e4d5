using System.Text.Json;
using FsCheck.Xunit;

namespace EvoLLM.Evolver.Tests;

/// <summary>What islands hold after any history, whatever the configuration.</summary>
public sealed class ArchipelagoTests
{
    [Property(MaxTest = 200)]
    public void Commit_AnyConfigurationAndHistory_KeepsTheInvariants(ulong seed) =>
        new IslandDriver(IslandChoices.Of(seed), seed).CommitRandom(150);

    [Property(MaxTest = 100)]
    public void Commit_ArchiveWithoutCells_KeepsTheInvariants(ulong seed) =>
        new IslandDriver(IslandChoices.Of(seed), seed, archive: ArchiveChoice.Novelty(0.05, 3)).CommitRandom(100);

    [Property(MaxTest = 100)]
    public void Commit_ParetoArchive_KeepsTheInvariants(ulong seed) => new IslandDriver(
        IslandChoices.Of(seed), seed, archive: ArchiveChoice.Pareto([new ParetoObjective("first", Direction.Minimize), new ParetoObjective("second", Direction.Maximize)], 6)).CommitRandom(100);

    [Fact]
    public void Commit_ArchiveOfCentroids_KeepsTheInvariants() =>
        new IslandDriver(IslandChoices.Of(3), 3, archive: ArchiveChoice.Cvt(7)).CommitRandom(200);

    [Property(MaxTest = 100)]
    public void Commit_SameHistory_SameIslandsAndSameRecords(ulong seed)
    {
        var (first, second) = (Driver(), Driver());
        Assert.Equal(first.Records.Select(record => JsonSerializer.Serialize(record)), second.Records.Select(record => JsonSerializer.Serialize(record)));
        Assert.Equal(first.Islands.Islands.Select(IslandDriver.Held), second.Islands.Islands.Select(IslandDriver.Held));

        IslandDriver Driver() => new IslandDriver(IslandChoices.Of(seed), seed).CommitRandom(120);
    }

    [Property(MaxTest = 100)]
    public void Ledger_ReplayedToAnyMoment_ShowsTheIslandsOfThatMoment(ulong seed, byte moment)
    {
        var options = IslandChoices.Of(seed);
        var driver = new IslandDriver(options, seed).CommitRandom(moment);
        var then = driver.Islands.Islands.Select(IslandDriver.Held).ToList();
        driver.CommitRandom(50);
        var ledger = new IslandLedger(options);
        foreach (var record in driver.Records.Take(moment))
        {
            ledger.Apply(record);
        }

        Assert.Equal(then, ledger.Islands.Select(island => new SortedDictionary<long, CandidateId>(island.ToDictionary(elite => elite.Key, elite => elite.Value.Id))));
    }

    [Property(MaxTest = 100)]
    public void Archive_AnyHistory_IsTheBestOfEachCellWhateverWasReset(ulong seed)
    {
        var driver = new IslandDriver(IslandChoices.Of(seed), seed).CommitRandom(150);
        var best = driver.Records.Where(record => record.Evaluation.Status == EvaluationStatus.Ok)
            .GroupBy(record => record.Cell!.Value).ToDictionary(cell => cell.Key, cell => cell.MaxBy(record => record.Evaluation.Fitness)!.Id);
        Assert.Equal(new SortedDictionary<long, CandidateId>(best), IslandDriver.Held(new ArchiveIsland(0, driver.Islands.Archive)));
    }

    [Property(MaxTest = 100)]
    public void Archive_WithoutResets_IsTheUnionOfTheIslands(ulong seed)
    {
        var options = IslandChoices.Of(seed);
        var driver = new IslandDriver(options with { Reset = new ResetOptions() }, seed).CommitRandom(150);
        var union = driver.Islands.Islands.SelectMany(island => Enumerable.Range(0, island.Count).Select(island.Entry))
            .GroupBy(entry => entry.Cell).Select(cell => (cell.Key, cell.Max(entry => entry.Fitness))).Order();
        Assert.Equal(driver.Islands.Archive.Select(entry => (entry.Cell, entry.Fitness)).Order(), union);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Commit_ProblemsOwnPrograms_AreOnEveryIsland(bool shared)
    {
        var driver = new IslandDriver(new IslandOptions { Count = 3, SharedArchive = shared });
        driver.Commit(1, 0, 0);
        driver.Commit(2, 1, 0);
        driver.Commit(3, 2, 0);
        Assert.All(Enumerable.Range(0, 3), island => Assert.Equal(island == 2 ? [0, 1, 2] : [0, 1], driver.Held(island).Values.Select(id => id.Value)));
    }

    [Fact]
    public void Commit_DuplicateOfWhatAnotherIslandFound_IsNewToItsIslandOnly()
    {
        var driver = new IslandDriver(new IslandOptions { Count = 2, Migration = new MigrationOptions { Topology = MigrationTopology.None } });
        driver.Commit(1, 0, 0);
        driver.Commit(1, 1, 0);
        var found = driver.Commit(5, 7, 7);
        var again = driver.CommitDuplicate(found);
        Assert.Equal((AddStatus.NotOffered, AddStatus.New, found.Cell), (again.Decision, again.Island!.Decision, again.Island.Cell));
        Assert.Equal((found.Id, again.Id), (driver.Held(0)[found.Cell!.Value], driver.Held(1)[found.Cell.Value]));
    }

    [Fact]
    public void Commit_SharedArchive_ElitesThatLostTheirCellAreOnNoIsland()
    {
        var driver = new IslandDriver(new IslandOptions { Count = 2, SharedArchive = true });
        driver.Commit(1, 0, 0);
        driver.Commit(1, 1, 0);
        driver.Commit(2, 0, 0);
        driver.Commit(3, 0, 0);
        Assert.Equal([1], driver.Held(0).Values.Select(id => id.Value));
        Assert.Equal([3, 1], driver.Held(1).Values.Select(id => id.Value));
    }

    [Fact]
    public void Commit_SharedArchiveTakesAnIslandsLastElite_IslandIsFoundedAnew()
    {
        var driver = new IslandDriver(new IslandOptions { Count = 2, SharedArchive = true });
        driver.Commit(1, 0, 0);
        driver.CommitFailure();
        driver.CommitFailure();
        var record = driver.Commit(2, 0, 0);
        Assert.Equal([new IslandCopy(CopyReason.Founding, 1, 0, record.Id, AddStatus.New, record.Cell!.Value)], record.Island!.Copies!);
        Assert.Equal(driver.Held(1), driver.Held(0));
    }

    [Fact]
    public void Statistics_SharedArchive_CountOnlyWhatIsTheIslandsOwn()
    {
        var driver = new IslandDriver(new IslandOptions { Count = 2, SharedArchive = true });
        driver.Commit(1, 0, 0);
        driver.Commit(2, 1, 0);
        driver.Commit(6, 2, 0);
        var (first, second) = (driver.Islands.Islands[0].Statistics, driver.Islands.Islands[1].Statistics);
        Assert.Equal((3, 9.0, 3.0, 6.0, 100), (first.Elites, first.QdScore, first.MeanFitness, first.BestFitness, first.Cells));
        Assert.Equal((2, 3.0, 1.5, 2.0, 100), (second.Elites, second.QdScore, second.MeanFitness, second.BestFitness, second.Cells));
    }
}
