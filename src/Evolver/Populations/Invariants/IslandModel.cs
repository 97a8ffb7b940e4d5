namespace EvoLLM.Evolver;

/// <summary>What each island should hold, worked out from the records, each step of which is held against the configuration.</summary>
/// <param name="options">The islands of the run.</param>
/// <param name="seeds">How many of the first proposals are the problem's own programs.</param>
/// <param name="decision">Checks who takes a cell.</param>
internal sealed class IslandModel(IslandOptions options, int seeds, DecisionCheck decision)
{
    private readonly IslandLedger _ledger = new(options);

    /// <summary>The elites of each island, by their cell there.</summary>
    public IReadOnlyList<IReadOnlyDictionary<long, ProposalRecord>> Held => _ledger.Islands;

    /// <summary>Takes a record, step by step, each of which must be right.</summary>
    public void Follow(ProposalRecord record)
    {
        var island = record.Island ?? throw new Place(record.Id, "its record").Violation(null, "an island", "none");
        VerifyHome(record, island);
        _ledger.Settle(record, island);
        var copies = (island.Copies ?? []).ToLookup(copy => copy.Reason);
        VerifyFounding(record, island, [.. copies[CopyReason.Founding]]);
        Copy(record.Id, [.. copies[CopyReason.Founding]], []);
        new MigrationCheck(options).Verify(record.Id, Held, [.. copies[CopyReason.Migration]]);
        Copy(record.Id, [.. copies[CopyReason.Migration]], []);
        new ResetCheck(options).Verify(record.Id, Held, island.Reset ?? [], [.. copies[CopyReason.Reset]]);
        Copy(record.Id, [.. copies[CopyReason.Reset]], island.Reset ?? []);
    }

    private void VerifyHome(ProposalRecord record, IslandRecord island)
    {
        var place = Place.Island(record.Id, island.Number);
        if (island.Number != record.Id.Value % options.Count)
        {
            throw place.Violation(island.Cell, $"proposal {record.Id} on island {record.Id.Value % options.Count}", "it here");
        }

        if (options.SharedArchive)
        {
            if ((island.Decision, island.Cell) != (record.Decision, record.Cell))
            {
                throw place.Violation(island.Cell, $"'{record.Decision}', as the shared archive decided", $"'{island.Decision}'");
            }
        }
        else if (record.Evaluation.Fitness is not null)
        {
            decision.Verify(place, Held[island.Number], record, (island.Decision, island.Cell));
        }
    }

    /// <summary>The problem's own programs go to all islands; others to those that are empty.</summary>
    private void VerifyFounding(ProposalRecord record, IslandRecord island, IReadOnlyList<IslandCopy> copies)
    {
        var isAccepted = island.Decision is AddStatus.New or AddStatus.Improved;
        var expected = Enumerable.Range(0, isAccepted ? Held.Count : 0)
            .Where(other => other != island.Number && (record.Id.Value < seeds || Held[other].Count == 0));
        if (!expected.SequenceEqual(copies.Select(copy => copy.To)) || copies.Any(copy => (copy.From, copy.Candidate) != (island.Number, record.Id)))
        {
            throw new Place(record.Id, "the founding of islands").Violation(
                null, $"candidate {record.Id} on islands {string.Join(", ", expected)}", $"it on {string.Join(", ", copies.Select(copy => copy.To))}");
        }
    }

    private void Copy(CandidateId commit, IReadOnlyList<IslandCopy> copies, IReadOnlyList<int> reset)
    {
        var elites = copies.Select(copy => _ledger.Find(commit, copy)).ToList();
        _ledger.Clear(reset);
        foreach (var (copy, elite) in copies.Zip(elites))
        {
            var (place, held) = (Place.Island(commit, copy.To), Held[copy.To]);
            if (options.SharedArchive)
            {
                DecisionCheck.VerifyShared(place, held, copy);
            }
            else
            {
                decision.Verify(place, held, elite, (copy.Decision, copy.Cell));
            }

            _ledger.Put(copy, elite);
        }
    }
}
