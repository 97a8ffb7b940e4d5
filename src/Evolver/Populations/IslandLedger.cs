namespace EvoLLM.Evolver;

/// <summary>
/// What each island holds, by the records of a run alone: replaying the first <c>n</c> of them shows the islands as they
/// were then.
/// </summary>
public sealed class IslandLedger
{
    private readonly bool _shared;
    private readonly Dictionary<long, ProposalRecord>[] _islands;

    /// <summary>Begins with empty islands.</summary>
    /// <param name="options">The islands of the run.</param>
    public IslandLedger(IslandOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        _shared = options.SharedArchive;
        _islands = [.. Enumerable.Range(0, options.Count).Select(_ => new Dictionary<long, ProposalRecord>())];
    }

    /// <summary>The elites of each island by their cell there. An elite that was copied is the record of the proposal that found it.</summary>
    public IReadOnlyList<IReadOnlyDictionary<long, ProposalRecord>> Islands => _islands;

    /// <summary>Takes the next record in order.</summary>
    /// <param name="record">A record of a run with islands.</param>
    /// <exception cref="InvariantException">It does not follow from those before it.</exception>
    public void Apply(ProposalRecord record)
    {
        ArgumentNullException.ThrowIfNull(record);
        if (record.Island is not { } island)
        {
            throw new Place(record.Id, "its record").Violation(null, "an island", "none");
        }

        Settle(record, island);
        foreach (var phase in (island.Copies ?? []).GroupBy(copy => copy.Reason))
        {
            var copies = phase.Select(copy => (Copy: copy, Elite: Find(record.Id, copy))).ToList();
            if (phase.Key == CopyReason.Reset)
            {
                Clear(island.Reset ?? []);
            }

            foreach (var (copy, elite) in copies)
            {
                Put(copy, elite);
            }
        }
    }

    /// <summary>Takes the proposal itself.</summary>
    internal void Settle(ProposalRecord record, IslandRecord island)
    {
        if (island.Decision is not (AddStatus.New or AddStatus.Improved))
        {
            return;
        }

        var cell = island.Cell!.Value;
        foreach (var losing in _shared ? _islands : [])
        {
            losing.Remove(cell);
        }

        _islands[island.Number][cell] = record;
    }

    /// <summary>The elite that is copied, as its island holds it.</summary>
    internal ProposalRecord Find(CandidateId commit, IslandCopy copy) =>
        _islands[copy.From].Values.FirstOrDefault(elite => elite.Id == copy.Candidate)
        ?? throw Place.Island(commit, copy.From).Violation(null, $"candidate {copy.Candidate}, which was copied from there to island {copy.To}", "no such elite");

    internal void Put(IslandCopy copy, ProposalRecord elite)
    {
        if (copy.Decision is AddStatus.New or AddStatus.Improved)
        {
            _islands[copy.To][copy.Cell] = elite;
        }
    }

    internal void Clear(IReadOnlyList<int> islands)
    {
        foreach (var island in islands)
        {
            _islands[island].Clear();
        }
    }
}
