namespace EvoLLM.Evolver;

/// <summary>
/// A MAP-Elites archive (Mouret and Clune 2015): behaviour space cut into equal cells with fixed bounds, each cell
/// holding the fittest candidate that fell into it. Adding and sampling take the same time whatever it holds.
/// Not safe for concurrent use: a search commits from one place, in proposal order.
/// </summary>
public sealed class GridArchive
{
    private readonly MeasureAxis[] _axes;
    private readonly Dictionary<long, int> _slots = [];
    private readonly List<Elite> _elites = [];
    private double _qdScore;
    private Elite? _best;

    /// <summary>Creates an empty archive.</summary>
    /// <param name="axes">The dimensions, one or more.</param>
    /// <exception cref="ArgumentException">No axis; bounds that are not finite or not in order; fewer than one cell; more than 2^62 cells.</exception>
    public GridArchive(IReadOnlyList<MeasureAxis> axes)
    {
        ArgumentNullException.ThrowIfNull(axes);
        if (axes.Count == 0)
        {
            throw new ArgumentException("An archive needs at least one measure.", nameof(axes));
        }

        _axes = [.. axes];
        CellCount = 1;
        foreach (var axis in _axes)
        {
            if (!double.IsFinite(axis.Minimum) || !double.IsFinite(axis.Maximum) || axis.Maximum <= axis.Minimum)
            {
                throw new ArgumentException($"Measure '{axis.Name}' needs finite bounds in order, not {axis.Minimum} to {axis.Maximum}.", nameof(axes));
            }

            if (axis.Cells < 1 || CellCount > (1L << 62) / axis.Cells)
            {
                throw new ArgumentException($"Measure '{axis.Name}' has {axis.Cells} cells; at least 1 and no more than 2^62 in all are possible.", nameof(axes));
            }

            CellCount *= axis.Cells;
        }
    }

    /// <summary>The dimensions.</summary>
    public IReadOnlyList<MeasureAxis> Axes => _axes;

    /// <summary>How many cells there are.</summary>
    public long CellCount { get; }

    /// <summary>How many cells are held.</summary>
    public int Count => _elites.Count;

    /// <summary>The elites, in the order in which their cells were first taken.</summary>
    public IReadOnlyList<Elite> Elites => _elites;

    /// <summary>The archive in figures.</summary>
    public ArchiveStatistics Statistics => new(Count, CellCount, _qdScore, _best);

    /// <summary>The cell that a point falls into, row by row with the last axis running fastest. Values beyond a bound count as the bound.</summary>
    /// <param name="measures">One finite number for each axis.</param>
    /// <exception cref="ArgumentException">Wrong number of measures, or NaN.</exception>
    public long CellOf(Measures measures)
    {
        ArgumentNullException.ThrowIfNull(measures);
        if (measures.Count != _axes.Length)
        {
            throw new ArgumentException($"{measures.Count} measures were given for {_axes.Length} axes.", nameof(measures));
        }

        var cell = 0L;
        for (var i = 0; i < _axes.Length; i++)
        {
            cell = (cell * _axes[i].Cells) + CoordinateOf(i, measures[i]);
        }

        return cell;
    }

    /// <summary>The position of a value on one axis.</summary>
    /// <param name="axis">The axis, from 0.</param>
    /// <param name="value">The measure; not NaN.</param>
    /// <returns>0 to one less than the axis has cells.</returns>
    /// <exception cref="ArgumentException">NaN.</exception>
    public int CoordinateOf(int axis, double value)
    {
        var (name, minimum, maximum, cells) = _axes[axis];
        if (double.IsNaN(value))
        {
            throw new ArgumentException($"Measure '{name}' is NaN.", nameof(value));
        }

        var position = (value - minimum) / (maximum - minimum) * cells;
        return (int)Math.Clamp(Math.Floor(position), 0, cells - 1);
    }

    /// <summary>The elite of a cell; <see langword="null"/> where it is empty.</summary>
    /// <param name="cell">The number of the cell.</param>
    public Elite? At(long cell) => _slots.TryGetValue(cell, out var slot) ? _elites[slot] : null;

    /// <summary>Offers an elite. It takes its cell if the cell is empty or its elite is strictly worse.</summary>
    /// <param name="elite">A candidate with a finite fitness and as many measures as there are axes.</param>
    /// <exception cref="ArgumentException">No finite fitness, or measures that do not fit.</exception>
    public Addition Add(Elite elite)
    {
        ArgumentNullException.ThrowIfNull(elite);
        if (!double.IsFinite(elite.Fitness) || elite.Evaluation.Measures is not { } measures)
        {
            throw new ArgumentException($"Candidate {elite.Candidate.Id} has no finite fitness with measures.", nameof(elite));
        }

        var cell = CellOf(measures);
        if (!_slots.TryGetValue(cell, out var slot))
        {
            _slots.Add(cell, _elites.Count);
            _elites.Add(elite);
            Account(elite, elite.Fitness);
            return new Addition(AddStatus.New, cell);
        }

        var holder = _elites[slot];
        if (elite.Fitness <= holder.Fitness)
        {
            return new Addition(AddStatus.Rejected, cell);
        }

        _elites[slot] = elite;
        Account(elite, elite.Fitness - holder.Fitness);
        return new Addition(AddStatus.Improved, cell);
    }

    /// <summary>Draws an elite, each with the same probability.</summary>
    /// <param name="random">The stream of this decision.</param>
    /// <exception cref="InvalidOperationException">The archive is empty.</exception>
    public Elite Sample(Random random)
    {
        ArgumentNullException.ThrowIfNull(random);
        return Count > 0 ? _elites[random.Next(Count)] : throw new InvalidOperationException("The archive is empty.");
    }

    private void Account(Elite elite, double gain)
    {
        _qdScore += gain;
        if (_best is null || elite.Fitness > _best.Fitness)
        {
            _best = elite;
        }
    }
}
