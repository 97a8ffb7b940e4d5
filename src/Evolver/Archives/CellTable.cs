using System.Buffers;

namespace EvoLLM.Evolver;

/// <summary>The elites of a partition by their cells. Replaced as a whole, so that another thread never sees half of a change.</summary>
internal sealed class CellTable<T>(IPartition partition, ArchiveRules rules) : IPlacement<T>
{
    private readonly CellIndex _index = CellIndex.For(partition.CellCount);
    private readonly ContestTable _contests = new();
    private readonly List<Range> _together = [];

    public IPartition Partition => partition;

    public EliteStore<T> Elites { get; } = new(partition.MeasureCount, rules, partition);

    /// <summary>The place of a cell's elite; -1 where it is empty.</summary>
    public int Find(long cell) => _index.Find(cell);

    public Addition Place(long cell, in Candidacy<T> candidacy)
    {
        var slot = _index.Find(cell);
        var threshold = ThresholdAt(slot);
        var addition = Decide(cell, slot, candidacy.Fitness, threshold);
        if (addition.Status != AddStatus.Rejected)
        {
            Elites.Consider(Hold(cell, slot, candidacy, rules.Next(threshold, candidacy.Fitness)));
        }

        return addition;
    }

    public void PlaceAtOnce(in Candidacies<T> rows, ReadOnlySpan<long> cells, Span<Addition> additions)
    {
        _contests.Begin(rows.Count);
        var slots = ArrayPool<int>.Shared.Rent(rows.Count);
        var thresholds = ArrayPool<double>.Shared.Rent(rows.Count);
        _index.Find(cells, slots);
        for (var row = 0; row < rows.Count; row++)
        {
            thresholds[row] = ThresholdAt(slots[row]);
        }

        for (var row = 0; row < rows.Count; row++)
        {
            if (cells[row] >= 0)
            {
                additions[row] = Decide(cells[row], slots[row], rows.Fitness(row), thresholds[row]);
                if (additions[row].Status != AddStatus.Rejected)
                {
                    _contests.Enter(cells[row], row, rows.Fitness(row));
                }
            }
        }

        HoldWinners(rows, slots, thresholds);
        ArrayPool<int>.Shared.Return(slots);
        ArrayPool<double>.Shared.Return(thresholds);
    }

    /// <summary>
    /// Tells from another thread that a solution is rejected. Thresholds only ever rise, so that one that is a moment old
    /// never rejects what would be accepted now; what this does not reject has to be decided on in turn.
    /// </summary>
    public bool IsRejected(long cell, double fitness, out Addition addition)
    {
        var slot = _index.Find(cell);
        addition = Decide(cell, slot, fitness, ThresholdAt(slot));
        return addition.Status == AddStatus.Rejected;
    }

    /// <summary>The elites in the order in which their cells were taken, in ascending order of cells where one call took several.</summary>
    public ArchiveEntry<T>[] InOrder()
    {
        var elites = new ArchiveEntry<T>[Elites.Count];
        for (var slot = 0; slot < elites.Length; slot++)
        {
            elites[slot] = Elites.Entry(slot);
        }

        foreach (var range in _together)
        {
            elites.AsSpan(range).Sort((left, right) => left.Cell.CompareTo(right.Cell));
        }

        return elites;
    }

    private static Addition Decide(long cell, int slot, double fitness, double threshold)
    {
        var status = fitness <= threshold ? AddStatus.Rejected : slot < 0 ? AddStatus.New : AddStatus.Improved;
        return new Addition(status, cell, ArchiveRules.Value(fitness, threshold));
    }

    private double ThresholdAt(int slot) => slot < 0 ? rules.Minimum : Elites.Threshold(slot);

    private void HoldWinners(in Candidacies<T> rows, ReadOnlySpan<int> slots, ReadOnlySpan<double> thresholds)
    {
        var (before, champion, best) = (Elites.Count, -1, default(Contest));
        foreach (ref readonly var contest in _contests.All)
        {
            var winner = contest.Winner;
            var slot = Hold(contest.Cell, slots[winner], rows[winner], rules.Next(thresholds[winner], contest));

            // Of equally good winners the one of the lowest cell counts as the first.
            if (champion < 0 || contest.Fitness > best.Fitness || (contest.Fitness == best.Fitness && contest.Cell < best.Cell))
            {
                (champion, best) = (slot, contest);
            }
        }

        if (champion >= 0)
        {
            Elites.Consider(champion);
        }

        if (Elites.Count > before + 1)
        {
            _together.Add(before..Elites.Count);
        }
    }

    /// <summary>Gives a cell to an accepted solution.</summary>
    /// <returns>The place of the elite.</returns>
    private int Hold(long cell, int slot, in Candidacy<T> candidacy, double threshold)
    {
        if (slot >= 0)
        {
            Elites.Replace(slot, candidacy, threshold);
            return slot;
        }

        slot = Elites.Append(candidacy, threshold);
        _index.Set(cell, slot);
        return slot;
    }
}
