namespace EvoLLM.Evolver;

/// <summary>The elites of an archive without cells, and how far from them others lie.</summary>
internal sealed class NoveltyTable<T>(int measureCount, NoveltyOptions options) : IPlacement<T>
{
    private readonly NeighborIndex _neighbors = new(measureCount);
    private readonly ContestTable _contests = new();

    public EliteStore<T> Elites { get; } = new(measureCount, ArchiveRules.Plain, partition: null);

    /// <summary>The place of the elite nearest to a point; -1 where there is none.</summary>
    public int Nearest(ReadOnlySpan<double> measures)
    {
        var nearest = _neighbors.Nearest(InUnits(measures), 1);
        return nearest.Count > 0 ? nearest.Found[0].Number : -1;
    }

    public Addition Place(long cell, in Candidacy<T> candidacy)
    {
        var addition = Decide(candidacy);
        Take(addition, candidacy);
        return addition with { Cell = addition.Status == AddStatus.New ? Elites.Count - 1 : addition.Cell };
    }

    public void PlaceAtOnce(in Candidacies<T> rows, ReadOnlySpan<long> cells, Span<Addition> additions)
    {
        _contests.Begin(rows.Count);
        for (var row = 0; row < rows.Count; row++)
        {
            if (cells[row] >= 0)
            {
                additions[row] = Decide(rows[row]);
                if (additions[row].Status == AddStatus.Improved)
                {
                    _contests.Enter(additions[row].Cell, row, rows.Fitness(row));
                }
            }
        }

        foreach (ref readonly var contest in _contests.All)
        {
            Take(additions[contest.Winner], rows[contest.Winner]);
        }

        for (var row = 0; row < rows.Count; row++)
        {
            if (additions[row].Status == AddStatus.New)
            {
                Take(additions[row], rows[row]);
                additions[row] = additions[row] with { Cell = Elites.Count - 1 };
            }
        }
    }

    private Addition Decide(in Candidacy<T> candidacy)
    {
        var nearest = _neighbors.Nearest(InUnits(candidacy.Measures), options.Neighbors).Found;
        if (nearest.IsEmpty)
        {
            return new Addition(AddStatus.New, -1, candidacy.Fitness) { Novelty = options.Threshold };
        }

        var (distance, outdone) = (0.0, 0);
        foreach (var (squaredDistance, slot) in nearest)
        {
            distance += Math.Sqrt(squaredDistance);
            outdone += Elites.Fitness(slot) < candidacy.Fitness ? 1 : 0;
        }

        var novelty = distance / nearest.Length;
        var lead = candidacy.Fitness - Elites.Fitness(nearest[0].Number);
        var status = novelty >= options.Threshold ? AddStatus.New
            : options.LocalCompetition && lead > 0 ? AddStatus.Improved
            : AddStatus.Rejected;
        return new Addition(status, nearest[0].Number, status == AddStatus.New || !options.LocalCompetition ? candidacy.Fitness : lead)
        {
            Novelty = novelty,
            LocalCompetition = options.LocalCompetition ? outdone : 0,
        };
    }

    private void Take(Addition addition, in Candidacy<T> candidacy)
    {
        if (addition.Status == AddStatus.New)
        {
            Elites.Consider(Elites.Append(candidacy, candidacy.Fitness));
            _neighbors.Add(InUnits(candidacy.Measures));
        }
        else if (addition.Status == AddStatus.Improved)
        {
            Elites.Replace((int)addition.Cell, candidacy, candidacy.Fitness);
            Elites.Consider((int)addition.Cell);
            _neighbors.Move((int)addition.Cell, InUnits(candidacy.Measures));
        }
    }

    private ReadOnlySpan<double> InUnits(ReadOnlySpan<double> measures)
    {
        if (options.Scale is not { } scale)
        {
            return measures;
        }

        var scaled = measures.ToArray();
        for (var i = 0; i < scaled.Length; i++)
        {
            scaled[i] /= scale[i];
        }

        return scaled;
    }
}
