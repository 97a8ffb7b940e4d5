namespace EvoLLM.Evolver;

/// <summary>The elites of a partition by their cells. Replaced as a whole, so that another thread never sees half of a change.</summary>
internal sealed class CellTable<T>(IPartition partition, ArchiveRules rules) : IPlacement<T>
{
    private readonly CellIndex _index = CellIndex.For(partition.CellCount);
    private readonly ContestTable _contests = new();

    public IPartition Partition => partition;

    public EliteStore<T> Elites { get; } = new(partition.MeasureCount);

    /// <summary>The place of a cell's elite; -1 where it is empty.</summary>
    public int Find(long cell) => _index.Find(cell);

    public Addition Place(long cell, in Candidacy<T> candidacy)
    {
        var slot = _index.Find(cell);
        var threshold = ThresholdAt(slot);
        if (candidacy.Fitness <= threshold)
        {
            return new Addition(AddStatus.Rejected, cell, ArchiveRules.Value(candidacy.Fitness, threshold));
        }

        Hold(cell, slot, candidacy, rules.Next(threshold, candidacy.Fitness));
        return new Addition(slot < 0 ? AddStatus.New : AddStatus.Improved, cell, ArchiveRules.Value(candidacy.Fitness, threshold));
    }

    public void PlaceAtOnce(in Candidacies<T> rows, ReadOnlySpan<long> cells, Span<Addition> additions)
    {
        _contests.Begin(rows.Count);
        for (var row = 0; row < rows.Count; row++)
        {
            if (cells[row] >= 0)
            {
                additions[row] = Decide(cells[row], rows.Fitness(row));
                if (additions[row].Status != AddStatus.Rejected)
                {
                    _contests.Enter(cells[row], row, rows.Fitness(row));
                }
            }
        }

        foreach (ref readonly var contest in _contests.ByCell())
        {
            var slot = _index.Find(contest.Cell);
            Hold(contest.Cell, slot, rows[contest.Winner], rules.Next(ThresholdAt(slot), contest));
        }
    }

    /// <summary>
    /// Tells from another thread that a solution is rejected. Thresholds only ever rise, so that one that is a moment old
    /// never rejects what would be accepted now; what this does not reject has to be decided on in turn.
    /// </summary>
    public bool IsRejected(long cell, double fitness, out Addition addition)
    {
        var slot = _index.Find(cell);
        var threshold = rules.Minimum;
        var rejected = (slot < 0 || Elites.TryReadThreshold(slot, out threshold)) && fitness <= threshold;
        addition = rejected ? new Addition(AddStatus.Rejected, cell, ArchiveRules.Value(fitness, threshold)) : default;
        return rejected;
    }

    private Addition Decide(long cell, double fitness)
    {
        var slot = _index.Find(cell);
        var threshold = ThresholdAt(slot);
        var status = fitness <= threshold ? AddStatus.Rejected : slot < 0 ? AddStatus.New : AddStatus.Improved;
        return new Addition(status, cell, ArchiveRules.Value(fitness, threshold));
    }

    private double ThresholdAt(int slot) => slot < 0 ? rules.Minimum : Elites.Threshold(slot);

    private void Hold(long cell, int slot, in Candidacy<T> candidacy, double threshold)
    {
        if (slot < 0)
        {
            _index.Set(cell, Elites.Append(cell, candidacy, threshold));
        }
        else
        {
            Elites.Replace(slot, candidacy, threshold);
        }
    }
}
