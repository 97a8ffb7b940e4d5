namespace EvoLLM.Evolver;

/// <summary>Checks that elites migrated when, from where, where to and as many as the configuration says, and that they were the right ones.</summary>
/// <param name="options">The islands of the run.</param>
internal sealed class MigrationCheck(IslandOptions options)
{
    /// <summary>Checks the copies of one commit.</summary>
    /// <param name="commit">The proposal that was committed.</param>
    /// <param name="islands">What the islands held before the migration.</param>
    /// <param name="copies">What migrated.</param>
    public void Verify(CandidateId commit, IReadOnlyList<IReadOnlyDictionary<long, ProposalRecord>> islands, IReadOnlyList<IslandCopy> copies)
    {
        var isDue = (commit.Value + 1) % (options.Count * options.Migration.Interval) == 0 && islands.All(island => island.Count > 0);
        for (var from = 0; from < islands.Count; from++)
        {
            for (var to = 0; to < islands.Count; to++)
            {
                var count = isDue && Sends(from, to) ? Count(islands[from].Count) : 0;
                Verify(Place.Island(commit, to), islands[from], (from, count), [.. copies.Where(copy => (copy.From, copy.To) == (from, to))]);
            }
        }
    }

    private bool Sends(int from, int to) => from != to && options.Migration.Topology switch
    {
        MigrationTopology.Ring => to == from + 1 || (to == 0 && from == options.Count - 1),
        MigrationTopology.Complete => true,
        _ => false,
    };

    private int Count(int elites)
    {
        var wanted = options.Migration.Share is { } share ? Math.Max(1, (int)((share * elites) + 1e-9)) : options.Migration.Emigrants;
        return Math.Min(wanted, elites);
    }

    private void Verify(Place target, IReadOnlyDictionary<long, ProposalRecord> source, (int Number, int Count) sent, IReadOnlyList<IslandCopy> copies)
    {
        var names = copies.Select(copy => copy.Candidate).ToList();
        if (names.Count != sent.Count || names.Distinct().Count() != names.Count)
        {
            throw target.Violation(null, $"{sent.Count} different elites of island {sent.Number} to immigrate", $"{names.Distinct().Count()} in {names.Count} copies");
        }

        var best = source.Values.OrderByDescending(elite => elite.Evaluation.Fitness).ThenBy(elite => elite.Id).Take(names.Count).Select(elite => elite.Id);
        if (options.Migration.Choice == EmigrantChoice.Best && !best.SequenceEqual(names))
        {
            throw target.Violation(null, $"the best of island {sent.Number} to immigrate, {string.Join(", ", best)}", string.Join(", ", names));
        }
    }
}
