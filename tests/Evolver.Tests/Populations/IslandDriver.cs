using System.Globalization;

namespace EvoLLM.Evolver.Tests;

/// <summary>Commits made-up proposals to islands one after the other, as a search would, with the invariants checked after each.</summary>
internal sealed class IslandDriver
{
    public const int Seeds = 2;

    private readonly SearchOptions _options;
    private readonly IslandInvariants _invariants;
    private readonly Random _random;

    /// <param name="islands">The islands.</param>
    /// <param name="seed">Seeds the islands' decisions and the made-up proposals.</param>
    /// <param name="faults">Replaces parts by broken ones.</param>
    /// <param name="archive">What each island keeps its elites in; <see langword="null"/> is a grid.</param>
    public IslandDriver(IslandOptions islands, ulong seed = 1, Faults? faults = null, ArchiveChoice? archive = null)
    {
        faults ??= new Faults();
        IArchive<Elite> Make() => (archive ?? ArchiveChoice.Grid).Create(NumberProblem.Create().Measures);
        _options = new SearchOptions { Seed = seed, InFlight = 1, Islands = islands };
        _random = new SeededRandom(seed);
        _invariants = new IslandInvariants(
            _options with { Islands = faults.Promised ?? islands },
            Seeds,
            new DecisionCheck((Make() as CellArchive<Elite>)?.Partition, archive?.Objectives, NumberProblem.Create().Measures));
        Record = faults.Record;
        Islands = new Archipelago(_options, Seeds, () => faults.Archive(Make()));
        if (faults.Island is { } replace)
        {
            var common = faults.Archive(Make());
            Islands = new Archipelago(_options, Seeds, common, [.. Enumerable.Range(0, islands.Count).Select(number => replace(number, common))]);
        }
    }

    public static GridPartition Partition { get; } = new(NumberProblem.Create().Measures);

    public Archipelago Islands { get; }

    public List<ProposalRecord> Records { get; } = [];

    private Func<ProposalRecord, ProposalRecord> Record { get; }

    public static IArchive<Elite> Create() => new CellArchive<Elite>(Partition);

    /// <summary>What an island holds, by cell.</summary>
    public static SortedDictionary<long, CandidateId> Held(Island island) =>
        new(Enumerable.Range(0, island.Count).Select(island.Entry).ToDictionary(entry => entry.Cell, entry => entry.Solution.Candidate.Id));

    public SortedDictionary<long, CandidateId> Held(int island) => Held(Islands.Islands[island]);

    /// <summary>Commits a proposal of the given fitness in the cell of (first, second), each 0 to 9.</summary>
    public ProposalRecord Commit(double fitness, int first, int second) => Commit(new Evaluation
    {
        Status = EvaluationStatus.Ok,
        Fitness = fitness,
        Measures = new Measures((first + 0.5) / 10, (second + 0.5) / 10),
    });

    public ProposalRecord CommitFailure() => Commit(Evaluation.Failed(EvaluationStatus.Crashed));

    public ProposalRecord CommitDuplicate(ProposalRecord first) => Commit(first.Evaluation with { Status = EvaluationStatus.Duplicate });

    /// <summary>Commits proposals of which many meet in few cells, are equal, fail or are duplicates.</summary>
    public IslandDriver CommitRandom(int count)
    {
        for (var i = 0; i < count; i++)
        {
            var known = Records.Where(record => record.Evaluation.Status == EvaluationStatus.Ok).ToList();
            switch (_random.Next(8))
            {
                case 0:
                    CommitFailure();
                    break;
                case 1 when known.Count > 0:
                    CommitDuplicate(known[_random.Next(known.Count)]);
                    break;
                default:
                    Commit(_random.Next(6) - 2, _random.Next(3), _random.Next(2));
                    break;
            }
        }

        return this;
    }

    private ProposalRecord Commit(Evaluation evaluation)
    {
        var id = new CandidateId(Records.Count);
        var home = Islands.Home(id);
        var parents = id.Value < Seeds || Islands.Archive.Count == 0 ? [] : new ParentSelection().Select(home, 2, new SeededRandom(_options.Seed, "parents", id.Value));
        var lineage = new Lineage("test", [.. parents.Select(parent => parent.Candidate.Id)]);
        var source = id.Value.ToString(CultureInfo.InvariantCulture);
        var elite = evaluation.Fitness is null ? null : new Elite(new Candidate(id, source, lineage), evaluation with { Status = EvaluationStatus.Ok });
        var landing = Islands.Commit(id, elite, evaluation.Status == EvaluationStatus.Duplicate);
        var record = Record(new ProposalRecord
        {
            Id = id,
            Lineage = lineage,
            Source = source,
            Evaluation = evaluation,
            Decision = landing.Common?.Status ?? AddStatus.NotOffered,
            Cell = landing.Common?.Cell,
            Island = landing.Island,
        });
        Records.Add(record);
        _invariants.Verify(record, Islands.Archive, Islands.Islands);
        return record;
    }

    /// <summary>What is broken.</summary>
    internal sealed record Faults
    {
        /// <summary>The configuration that the checker knows, where the islands have another.</summary>
        public IslandOptions? Promised { get; init; }

        /// <summary>Breaks each archive.</summary>
        public Func<IArchive<Elite>, IArchive<Elite>> Archive { get; init; } = archive => archive;

        /// <summary>Makes a broken island, given its number and the archive of the run.</summary>
        public Func<int, IArchive<Elite>, Island>? Island { get; init; }

        /// <summary>Changes records.</summary>
        public Func<ProposalRecord, ProposalRecord> Record { get; init; } = record => record;
    }
}
