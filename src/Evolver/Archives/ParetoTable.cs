namespace EvoLLM.Evolver;

/// <summary>The elites of a Pareto archive, and their points in the space of objectives.</summary>
/// <param name="measureCount">How many measures an elite has.</param>
/// <param name="capacity">How many elites there are at most.</param>
/// <param name="objectives">What is to be large in a solution besides its fitness.</param>
internal sealed class ParetoTable<T>(int measureCount, int capacity, Func<T, IReadOnlyList<double>> objectives) : IPlacement<T>
{
    private readonly List<double[]> _points = [];
    private int[]? _order;

    public EliteStore<T> Elites { get; } = new(measureCount, ArchiveRules.Plain, partition: null);

    /// <summary>The places of the elites that no other one is better than.</summary>
    public IReadOnlyList<int> Front => ParetoFront.First(_points);

    /// <summary>The rank of each elite in the crowded comparison, from 0; equal for those that it holds for equal.</summary>
    public IReadOnlyList<int> Order => _order ??= ParetoFront.Order(_points);

    public Addition Place(long cell, in Candidacy<T> candidacy)
    {
        var point = (double[])[candidacy.Fitness, .. objectives(candidacy.Solution)];
        if (_points.FindIndex(other => other.AsSpan().SequenceEqual(point)) is var same and >= 0)
        {
            return new Addition(AddStatus.Rejected, same, candidacy.Fitness);
        }

        _points.Add(point);
        _order = null;
        if (_points.Count <= capacity)
        {
            Elites.Consider(Elites.Append(candidacy, candidacy.Fitness));
            return new Addition(AddStatus.New, Elites.Count - 1, candidacy.Fitness);
        }

        var leaving = ParetoFront.Worst(_points);
        _points.RemoveAt(capacity);
        if (leaving == capacity)
        {
            return new Addition(AddStatus.Rejected, Nearest(candidacy.Fitness), candidacy.Fitness);
        }

        _points[leaving] = point;
        Elites.Replace(leaving, candidacy, candidacy.Fitness);
        Elites.Consider(leaving);
        return new Addition(AddStatus.Improved, leaving, candidacy.Fitness);
    }

    /// <summary>Decides on one after the other all the same: which of many are crowded, only those before them say.</summary>
    public void PlaceAtOnce(in Candidacies<T> rows, ReadOnlySpan<long> cells, Span<Addition> additions)
    {
        for (var row = 0; row < rows.Count; row++)
        {
            additions[row] = cells[row] < 0 ? default : Place(cells[row], rows[row]);
        }
    }

    /// <summary>The place of the elite nearest to a point of behaviour space; -1 where there is none.</summary>
    public int Nearest(ReadOnlySpan<double> measures)
    {
        var (nearest, least) = (-1, double.PositiveInfinity);
        for (var slot = 0; slot < Elites.Count; slot++)
        {
            var own = Elites.Measures(slot);
            var distance = 0.0;
            for (var axis = 0; axis < measures.Length; axis++)
            {
                distance += (measures[axis] - own[axis]) * (measures[axis] - own[axis]);
            }

            (nearest, least) = nearest < 0 || distance < least ? (slot, distance) : (nearest, least);
        }

        return nearest;
    }

    /// <summary>The place of the elite that is most alike in fitness.</summary>
    private int Nearest(double fitness) => Enumerable.Range(0, Elites.Count).MinBy(slot => Math.Abs(Elites.Fitness(slot) - fitness));
}
