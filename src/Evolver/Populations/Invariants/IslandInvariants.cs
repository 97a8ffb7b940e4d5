namespace EvoLLM.Evolver;

/// <summary>
/// Proves after every commit that the archive of the run and the islands hold exactly what they should. What they should
/// hold is worked out from the records alone, by a model that knows cells as a dictionary and nothing of archives: each
/// island has its own candidates and what was copied to it, copies are the same candidate, the island that was copied
/// from still has its own, no elite is missing or in two cells, parents come from the proposal's island as it was when
/// they were chosen, and the figures are those of the elites. Takes time in proportion to what is held.
/// </summary>
internal sealed class IslandInvariants
{
    private readonly SearchOptions _search;
    private readonly int _seeds;
    private readonly DecisionCheck _decision;
    private readonly Dictionary<long, ProposalRecord> _archive = [];
    private readonly IslandModel? _islands;
    private readonly Dictionary<CandidateId, HashSet<CandidateId>> _parents = [];
    private int _decided;

    /// <summary>Begins before the first commit.</summary>
    /// <param name="search">The options of the search.</param>
    /// <param name="seeds">How many of the first proposals are the problem's own programs.</param>
    /// <param name="decision">Checks who takes a place.</param>
    public IslandInvariants(SearchOptions search, int seeds, DecisionCheck decision)
    {
        (_search, _seeds, _decided, _decision) = (search, seeds, seeds, decision);
        _islands = search.Islands is { } islands ? new IslandModel(islands, seeds, _decision) : null;
    }

    /// <summary>Whether parents come from the archive or its islands; a method with a course of its own keeps populations of its own.</summary>
    public bool ParentsAreElites { get; init; } = true;

    /// <summary>Checks one commit.</summary>
    /// <param name="record">What was committed: the next proposal in order.</param>
    /// <param name="archive">The archive of the run after it.</param>
    /// <param name="islands">The islands after it; not looked at where the run has none.</param>
    /// <exception cref="InvariantException">Something is not as it should be.</exception>
    public void Verify(ProposalRecord record, IArchive<Elite> archive, IReadOnlyList<Island> islands)
    {
        VerifyParents(record);
        VerifyArchive(record, archive);
        if (_islands is not null)
        {
            _islands.Follow(record);
            VerifyIslands(record.Id, islands, _islands.Held);
        }

        Decide(record.Id);
    }

    private void VerifyParents(ProposalRecord record)
    {
        _parents.Remove(record.Id, out var population);
        foreach (var parent in record.Lineage.Parents.Where(parent => ParentsAreElites ? population?.Contains(parent) != true : parent >= record.Id))
        {
            throw new Place(record.Id, $"the parents of a proposal of {Home(record.Id)}").Violation(null, ParentsAreElites ? "elites that it held" : "earlier proposals", $"candidate {parent}");
        }
    }

    private void VerifyArchive(ProposalRecord record, IArchive<Elite> archive)
    {
        var place = Place.Archive(record.Id);
        if (record.Evaluation.Status == EvaluationStatus.Ok)
        {
            _decision.Verify(place, _archive, record, (record.Decision, record.Cell));
        }
        else if (record.Decision != AddStatus.NotOffered)
        {
            throw place.Violation(record.Cell, $"nothing of a proposal that is {record.Evaluation.Status}", $"'{record.Decision}'");
        }

        if (record.Decision is AddStatus.New or AddStatus.Improved)
        {
            _archive[record.Cell!.Value] = record;
        }

        var elites = archive.ToList();
        var check = new ContentsCheck(place, keepsBest: true);
        check.VerifyElites(_archive, elites);
        check.VerifyFigures(archive.Statistics, elites);
    }

    private void VerifyIslands(CandidateId commit, IReadOnlyList<Island> islands, IReadOnlyList<IReadOnlyDictionary<long, ProposalRecord>> held)
    {
        foreach (var (island, expected) in islands.Zip(held))
        {
            var place = Place.Island(commit, island.Number);
            var elites = Enumerable.Range(0, island.Count).Select(island.Entry).ToList();
            var check = new ContentsCheck(place, keepsBest: !_search.Islands!.SharedArchive);
            check.VerifyElites(expected, elites);
            check.VerifyFigures(island.Statistics, elites);
            VerifyKnown(place, expected);
        }
    }

    /// <summary>The archive of the run has all that islands hold, or better. Without cells, places are not the same everywhere.</summary>
    private void VerifyKnown(Place place, IReadOnlyDictionary<long, ProposalRecord> held)
    {
        if (_decision.Partition is null)
        {
            return;
        }

        foreach (var (cell, elite) in held)
        {
            var known = _archive.GetValueOrDefault(cell);
            if (known is null || known.Evaluation.Fitness < elite.Evaluation.Fitness || (_search.Islands!.SharedArchive && known.Id != elite.Id))
            {
                throw place.Violation(cell, $"no more than the archive of the run has, {(known is null ? "no elite" : Place.Describe(known))}", Place.Describe(elite));
            }
        }
    }

    /// <summary>Remembers who can be a parent of the proposals that are decided on now.</summary>
    private void Decide(CandidateId commit)
    {
        for (; commit.Value + 1 >= _seeds && _archive.Count > 0 && _decided < commit.Value + 1 + _search.InFlight; _decided++)
        {
            var id = new CandidateId(_decided);
            var population = _islands is null ? _archive : _islands.Held[id.Value % _islands.Held.Count];
            _parents[id] = [.. population.Values.Select(elite => elite.Id)];
        }
    }

    private string Home(CandidateId id) => _search.Islands is { } options ? Place.Island(id, id.Value % options.Count).Name : "the run";
}
