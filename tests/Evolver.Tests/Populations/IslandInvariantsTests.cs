namespace EvoLLM.Evolver.Tests;

/// <summary>The checker finds each fault that other systems were reported to have, and says where.</summary>
public sealed class IslandInvariantsTests
{
    private static readonly IslandOptions Own = new()
    {
        Count = 3,
        Migration = new MigrationOptions { Interval = 2, Emigrants = 1 },
        Reset = new ResetOptions { Rule = ResetRule.LowestMean, Interval = 5 },
    };

    private static readonly IslandOptions Shared = Own with { SharedArchive = true };

    [Fact]
    public void AllCandidatesOnOneIsland_IsFound() => Finds(
        Own,
        new IslandDriver.Faults { Island = (_, archive) => new BrokenIsland(new ArchiveIsland(0, archive)) },
        "After proposal 1, island 0, cell", "expected proposal 1 on island 1");

    [Fact]
    public void RecordOnAnotherIslandThanItHappened_IsFound() => Finds(
        Own, new IslandDriver.Faults { Record = record => record with { Island = record.Island! with { Number = 0 } } }, "After proposal 1, island 0", "island 1");

    [Fact]
    public void MigrantWithANewNumber_IsFound() => Finds(
        Own,
        new IslandDriver.Faults { Island = OwnIsland(island => new BrokenIsland(island) { Taking = (target, copy) => TakeAs(target, copy, Renumber(copy.Solution)) }) },
        "island", "cell", "found candidate 10");

    [Fact]
    public void MigrantWithAnotherProgram_IsFound() => Finds(
        Own,
        new IslandDriver.Faults { Island = OwnIsland(island => new BrokenIsland(island) { Taking = (target, copy) => TakeAs(target, copy, Rewrite(copy.Solution)) }) },
        "island", "the program that candidate", "another one under its number");

    [Fact]
    public void MigrantIsMovedNotCopied_IsFound()
    {
        // What arrives at one island vanishes from all others.
        var moved = new HashSet<CandidateId>();
        Finds(
            Own,
            new IslandDriver.Faults
            {
                Island = (number, _) => new BrokenIsland(new ArchiveIsland(number, new BrokenArchive(IslandDriver.Create())
                {
                    See = entries => [.. entries.Where(entry => number == 1 || !moved.Contains(entry.Solution.Candidate.Id))],
                }))
                {
                    Taking = (target, copy) =>
                    {
                        moved.UnionWith(number == 1 ? [copy.Solution.Candidate.Id] : []);
                        return target.Receive(copy, 0, CopyReason.Migration);
                    },
                },
            },
            "island 0, cell", "found no elite");
    }

    [Fact]
    public void MigrantThatNeverArrives_IsFound() => Finds(
        Own,
        new IslandDriver.Faults
        {
            Island = OwnIsland(island => new BrokenIsland(island)
            {
                Taking = (target, copy) => new IslandCopy(CopyReason.Migration, 0, 0, copy.Solution.Candidate.Id, AddStatus.New, copy.Cell),
            }),
        },
        "found no elite");

    [Fact]
    public void EliteMissingFromTheArchive_IsFound() => Finds(
        Own, Archives(archive => new BrokenArchive(archive) { See = entries => entries.Count < 3 ? entries : [.. entries.Skip(1)] }), "cell", "found no elite");

    [Fact]
    public void EliteInTwoCells_IsFound() => Finds(
        Own,
        Archives(archive => new BrokenArchive(archive) { See = entries => entries.Count < 2 ? entries : [.. entries, entries[0] with { Cell = 77 }] }),
        "cell 77", "only");

    [Fact]
    public void TwoElitesInOneCell_IsFound() => Finds(
        Own,
        Archives(archive => new BrokenArchive(archive) { See = entries => entries.Count < 2 ? entries : [.. entries, entries[1] with { Cell = entries[0].Cell }] }),
        "expected one elite");

    [Fact]
    public void ArchiveThatTakesTheNewestInsteadOfTheBest_IsFound() => Finds(
        Own,
        Archives(archive => new BrokenArchive(archive) { Adding = (inner, elite) => Accept(inner.Add(elite)) }),
        "expected 'Rejected'", "found 'Improved'");

    [Fact]
    public void ArchiveOfOneCell_IsFound() => Finds(
        Own, Archives(archive => new BrokenArchive(archive) { Adding = (inner, elite) => inner.Add(elite) with { Cell = 0 } }), "cell 0", "in cell");

    [Fact]
    public void ArchiveThatIsNeverFilled_IsFound() => Finds(
        Own, Archives(archive => new BrokenArchive(archive) { Adding = (_, elite) => new Addition(AddStatus.Rejected, IslandDriver.Partition.CellOf(elite.Evaluation.Measures!.AsSpan()), 0) }),
        "expected 'New'", "beside an empty cell", "found 'Rejected'");

    [Theory]
    [InlineData("elites")]
    [InlineData("QD score")]
    [InlineData("mean fitness")]
    [InlineData("best fitness")]
    public void WrongFigure_IsFound(string figure) => Finds(
        Own,
        Archives(archive => new BrokenArchive(archive)
        {
            Figures = figures => figure switch
            {
                "elites" => figures with { Elites = figures.Elites + 1 },
                "QD score" => figures with { QdScore = figures.QdScore + 0.001 },
                "mean fitness" => figures with { MeanFitness = figures.MeanFitness + 0.001 },
                _ => figures with { BestFitness = figures.BestFitness + 0.001 },
            },
        }),
        $"expected {figure}");

    [Fact]
    public void SharedArchive_ZombieOnAnIsland_IsFound() => Finds(
        Shared, new IslandDriver.Faults { Island = (number, archive) => new BrokenIsland(new SharedIsland(number, archive)) { KeepsLost = true } }, "island", "cell");

    [Fact]
    public void ResetIslandThatKeepsItsElites_IsFound() => Finds(
        Own, new IslandDriver.Faults { Island = OwnIsland(island => new BrokenIsland(island) { KeepsReset = true }) }, "After proposal 14, island", "expected no elite");

    [Fact]
    public void ParentOfAnotherIsland_IsFound() => Finds(
        Own,
        new IslandDriver.Faults { Record = record => record.Id.Value == 4 ? record with { Lineage = new Lineage("test", [new CandidateId(2)]) } : record },
        "After proposal 4, the parents of a proposal of island 1: expected elites that it held, found candidate 2");

    [Fact]
    public void MigrationThatIsConfiguredAndNeverDone_IsFound() => Finds(
        Own with { Migration = Own.Migration with { Topology = MigrationTopology.None } }, new IslandDriver.Faults { Promised = Own }, "After proposal 5, island 1", "expected 1 different elites of island 0 to immigrate");

    [Fact]
    public void MigrationAlongAnotherTopology_IsFound() => Finds(
        Own with { Migration = Own.Migration with { Topology = MigrationTopology.Complete } }, new IslandDriver.Faults { Promised = Own }, "After proposal 5, island 2", "expected 0 different elites of island 0");

    [Fact]
    public void MigrationOfOthersThanTheBest_IsFound() => Finds(
        Own with { Migration = Own.Migration with { Choice = EmigrantChoice.Uniform } }, new IslandDriver.Faults { Promised = Own }, "the best of island");

    [Fact]
    public void ResetThatIsConfiguredAndNeverDone_IsFound() => Finds(
        Own with { Reset = new ResetOptions() }, new IslandDriver.Faults { Promised = Own }, "After proposal 14, the reset of islands: expected 1 islands, found 0");

    [Fact]
    public void ResetByAnotherRule_IsFound() => Finds(
        Own with { Reset = Own.Reset with { Rule = ResetRule.BestScore } }, new IslandDriver.Faults { Promised = Own }, "a reset before that of island");

    [Fact]
    public void FoundersOfResetIslands_IsFound() => Finds(
        Own with { Reset = Own.Reset with { Founders = 2 } }, new IslandDriver.Faults { Promised = Own }, "the founders");

    [Fact]
    public void RecordWithoutAnIsland_IsFound() => Finds(
        Own, new IslandDriver.Faults { Record = record => record with { Island = null } }, "After proposal 0, its record: expected an island, found none");

    [Fact]
    public void CopyOfWhatTheIslandNeverHeld_IsFoundByTheLedgerAlone()
    {
        var ledger = new IslandLedger(Own);
        var records = new IslandDriver(Own).CommitRandom(6).Records;
        var copy = records[^1].Island!.Copies![0] with { Candidate = new CandidateId(999) };
        records[^1] = records[^1] with { Island = records[^1].Island! with { Copies = [copy] } };
        Assert.Contains("candidate 999", Assert.Throws<InvariantException>(() => records.ForEach(ledger.Apply)).Message, StringComparison.Ordinal);
    }

    /// <summary>Runs broken islands with several histories: the fault must be found in each, within a few generations.</summary>
    private static void Finds(IslandOptions islands, IslandDriver.Faults faults, params string[] parts)
    {
        var found = new List<string>();
        for (var seed = 1UL; seed <= 8; seed++)
        {
            var error = Record.Exception(() => new IslandDriver(islands, seed, faults).CommitRandom(300));
            found.Add(Assert.IsType<InvariantException>(error).Message);
        }

        Assert.All(found, message => Assert.Matches("^After proposal [0-9]+, .*: expected .*, found .*\\.$", message));
        Assert.Contains(found, message => parts.All(part => message.Contains(part, StringComparison.Ordinal)));
    }

    private static IslandDriver.Faults Archives(Func<IArchive<Elite>, BrokenArchive> broken) => new() { Archive = broken };

    private static Func<int, IArchive<Elite>, Island> OwnIsland(Func<Island, Island> broken) => (number, _) => broken(new ArchiveIsland(number, IslandDriver.Create()));

    private static Addition Accept(Addition addition) => addition with { Status = addition.Status == AddStatus.Rejected ? AddStatus.Improved : addition.Status };

    private static IslandCopy TakeAs(Island target, ArchiveEntry<Elite> copy, Elite other) =>
        target.Receive(copy with { Solution = other }, 0, CopyReason.Migration) with { Candidate = copy.Solution.Candidate.Id };

    private static Elite Renumber(Elite elite) => elite with { Candidate = elite.Candidate with { Id = new CandidateId(1000 + elite.Candidate.Id.Value) } };

    private static Elite Rewrite(Elite elite) => elite with { Candidate = elite.Candidate with { Source = "other" } };
}
