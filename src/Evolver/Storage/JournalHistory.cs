namespace EvoLLM.Evolver;

/// <summary>A stored proposal with the model calls that made it, in their order.</summary>
internal sealed record StoredProposal(ProposalRecord Record, IReadOnlyList<ModelCall> Calls);

/// <summary>Reads the history of a run straight from its journal, where every line has a checksum.</summary>
internal static class JournalHistory
{
    /// <summary>Reads the proposals in order, with all their texts.</summary>
    /// <param name="files">The run.</param>
    /// <param name="limit">Where to end, in bytes.</param>
    /// <exception cref="StoreException">The journal is damaged.</exception>
    public static IEnumerable<StoredProposal> Read(RunFiles files, long limit)
    {
        // A call comes before its proposal, and no more proposals are under way than the window allows.
        var calls = new Dictionary<int, SortedDictionary<int, ModelCall>>();
        using var journal = new JournalAccess(files);
        foreach (var entry in JournalReader.Read(files, limit).Select(journal.Restore))
        {
            if (entry is CallEntry { Call: var call })
            {
                calls.TryAdd(call.Proposal.Value, []);
                calls[call.Proposal.Value][call.Number] = call;
            }
            else if (entry is ProposalEntry { Proposal: var proposal })
            {
                calls.Remove(proposal.Id.Value, out var made);
                yield return new StoredProposal(proposal, [.. made?.Values.AsEnumerable() ?? []]);
            }
        }
    }
}
