namespace EvoLLM.Evolver;

/// <summary>
/// Equal cells between fixed bounds (MAP-Elites, Mouret and Clune 2015), numbered row by row with the last axis running
/// fastest. A point on an inner boundary belongs to the cell above it; values beyond a bound count as the bound.
/// </summary>
public sealed class GridPartition : IPartition
{
    /// <summary>The usual <see cref="Epsilon"/>.</summary>
    public const double DefaultEpsilon = 1e-6;

    private readonly MeasureAxis[] _axes;
    private readonly Cut[] _cuts;

    /// <summary>Cuts the axes.</summary>
    /// <param name="axes">The dimensions, one or more.</param>
    /// <param name="epsilon">See <see cref="Epsilon"/>.</param>
    /// <exception cref="ArgumentException">No axis; bounds that are not finite or not in order; fewer than one cell; more than 2^62 cells; a bad epsilon.</exception>
    public GridPartition(IReadOnlyList<MeasureAxis> axes, double epsilon = DefaultEpsilon)
    {
        ArgumentNullException.ThrowIfNull(axes);
        MeasureCheck.RequireBounds(axes);
        Require.That(epsilon >= 0 && double.IsFinite(epsilon), $"Epsilon is {epsilon}; it must be finite and 0 or more.");
        _axes = [.. axes];
        Epsilon = epsilon;
        CellCount = 1;
        foreach (var (name, _, _, cells) in _axes)
        {
            Require.That(cells >= 1 && CellCount <= (1L << 62) / cells, $"Measure '{name}' has {cells} cells; at least 1 and no more than 2^62 in all are possible.");
            CellCount *= cells;
        }

        _cuts = [.. _axes.Select(axis => new Cut(axis.Cells, axis.Minimum, axis.Maximum - axis.Minimum, epsilon))];
    }

    /// <summary>A grid over measures without names of their own.</summary>
    /// <param name="cells">Into how many cells each axis is cut.</param>
    /// <param name="bounds">The bounds of each axis.</param>
    /// <param name="epsilon">See <see cref="Epsilon"/>.</param>
    /// <exception cref="ArgumentException">Lists of different length, or numbers that do not fit.</exception>
    public static GridPartition Of(IReadOnlyList<int> cells, IReadOnlyList<(double Minimum, double Maximum)> bounds, double epsilon = DefaultEpsilon)
    {
        ArgumentNullException.ThrowIfNull(cells);
        ArgumentNullException.ThrowIfNull(bounds);
        Require.That(cells.Count == bounds.Count, $"{cells.Count} numbers of cells were given for the bounds of {bounds.Count} axes.");
        return new GridPartition([.. bounds.Select((bound, axis) => new MeasureAxis($"measure {axis}", bound.Minimum, bound.Maximum, cells[axis]))], epsilon);
    }

    /// <summary>The dimensions.</summary>
    public IReadOnlyList<MeasureAxis> Axes => _axes;

    /// <summary>
    /// Added to the product of cells and distance from the lower bound, so that a point that rounding put just below an
    /// inner boundary counts as on it.
    /// </summary>
    public double Epsilon { get; }

    /// <inheritdoc/>
    public int MeasureCount => _axes.Length;

    /// <inheritdoc/>
    public long CellCount { get; }

    /// <inheritdoc/>
    public long CellOf(ReadOnlySpan<double> measures)
    {
        MeasureCheck.Require(measures, _axes.Length);
        var cell = 0L;
        for (var axis = 0; axis < _cuts.Length; axis++)
        {
            cell = (cell * _cuts[axis].Cells) + _cuts[axis].CoordinateOf(measures[axis]);
        }

        return cell;
    }

    /// <summary>The position of a value on one axis: <c>floor((cells (value - minimum) + epsilon) / (maximum - minimum))</c>, clipped.</summary>
    /// <param name="axis">The axis, from 0.</param>
    /// <param name="value">The measure.</param>
    /// <returns>0 to one less than the axis has cells.</returns>
    public int CoordinateOf(int axis, double value) => _cuts[axis].CoordinateOf(value);

    /// <summary>The number of the cell at a position.</summary>
    /// <param name="coordinates">The position on each axis.</param>
    /// <exception cref="ArgumentException">Wrong number of coordinates, or one outside its axis.</exception>
    public long CellAt(params ReadOnlySpan<int> coordinates)
    {
        Require.That(coordinates.Length == _axes.Length, $"{coordinates.Length} coordinates were given for {_axes.Length} axes.");
        var cell = 0L;
        for (var axis = 0; axis < _axes.Length; axis++)
        {
            Require.That((uint)coordinates[axis] < (uint)_axes[axis].Cells, $"Coordinate {coordinates[axis]} is outside of the {_axes[axis].Cells} cells of measure '{_axes[axis].Name}'.");
            cell = (cell * _axes[axis].Cells) + coordinates[axis];
        }

        return cell;
    }

    /// <summary>The position of a cell on each axis.</summary>
    /// <param name="cell">The number of the cell.</param>
    /// <exception cref="ArgumentException">There is no such cell.</exception>
    public IReadOnlyList<int> CoordinatesOf(long cell)
    {
        Require.That(cell >= 0 && cell < CellCount, $"There is no cell {cell} among {CellCount}.");
        var coordinates = new int[_axes.Length];
        for (var axis = _axes.Length - 1; axis >= 0; axis--)
        {
            (cell, var coordinate) = Math.DivRem(cell, _axes[axis].Cells);
            coordinates[axis] = (int)coordinate;
        }

        return coordinates;
    }

    /// <summary>Where the cells of one axis begin and end: one more number than it has cells, ascending.</summary>
    /// <param name="axis">The axis, from 0.</param>
    public IReadOnlyList<double> Boundaries(int axis)
    {
        var (_, minimum, maximum, cells) = _axes[axis];
        return [.. Enumerable.Range(0, cells).Select(cell => minimum + (cell * (maximum - minimum) / cells)), maximum];
    }

    /// <summary>The same bounds, cut into other numbers of cells.</summary>
    /// <param name="cells">The number for each axis.</param>
    /// <exception cref="ArgumentException">Another number of axes, or numbers that do not fit.</exception>
    public GridPartition WithCells(params ReadOnlySpan<int> cells)
    {
        Require.That(cells.Length == _axes.Length, $"{cells.Length} numbers of cells were given for {_axes.Length} axes.");
        var axes = new MeasureAxis[_axes.Length];
        for (var axis = 0; axis < axes.Length; axis++)
        {
            axes[axis] = _axes[axis] with { Cells = cells[axis] };
        }

        return new GridPartition(axes, Epsilon);
    }

    /// <summary>One axis, as it is needed to find a cell.</summary>
    private readonly record struct Cut(int Cells, double Minimum, double Width, double Epsilon)
    {
        public int CoordinateOf(double value)
        {
            // Clipped before it becomes an integer: a value may lie any number of cells outside.
            var position = ((Cells * (value - Minimum)) + Epsilon) / Width;
            return position >= Cells ? Cells - 1 : position > 0 ? (int)position : 0;
        }
    }
}
