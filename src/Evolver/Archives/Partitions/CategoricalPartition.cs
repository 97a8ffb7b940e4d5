namespace EvoLLM.Evolver;

/// <summary>
/// A cell for each combination of categories, numbered row by row with the last measure running fastest. A measure is the
/// place of its category in the list, counted from 0.
/// </summary>
public sealed class CategoricalPartition : IPartition
{
    private readonly string[][] _categories;

    /// <summary>Takes the categories.</summary>
    /// <param name="categories">For each measure the names of its categories, one or more, all different.</param>
    /// <exception cref="ArgumentException">No measure, or one without a category or with one twice; more than 2^62 cells.</exception>
    public CategoricalPartition(IReadOnlyList<IReadOnlyList<string>> categories)
    {
        ArgumentNullException.ThrowIfNull(categories);
        _categories = [.. categories.Select(names => names.ToArray())];
        if (_categories.Length == 0)
        {
            throw new ArgumentException("At least one measure is needed.");
        }

        CellCount = 1;
        for (var measure = 0; measure < _categories.Length; measure++)
        {
            var names = _categories[measure];
            if (names.Length == 0 || names.Distinct(StringComparer.Ordinal).Count() < names.Length || CellCount > (1L << 62) / names.Length)
            {
                throw new ArgumentException($"Measure {measure} has the categories ({string.Join(", ", names)}); one or more are needed, all different, with no more than 2^62 cells in all.");
            }

            CellCount *= names.Length;
        }
    }

    /// <summary>For each measure the names of its categories.</summary>
    public IReadOnlyList<IReadOnlyList<string>> Categories => _categories;

    /// <inheritdoc/>
    public int MeasureCount => _categories.Length;

    /// <inheritdoc/>
    public long CellCount { get; }

    /// <inheritdoc/>
    public long CellOf(ReadOnlySpan<double> measures)
    {
        MeasureCheck.Require(measures, _categories.Length);
        var cell = 0L;
        for (var i = 0; i < measures.Length; i++)
        {
            var count = _categories[i].Length;
            if (measures[i] < 0 || measures[i] >= count || measures[i] != Math.Floor(measures[i]))
            {
                throw new ArgumentException($"Measure {i} is {measures[i]}; it must be the place of a category, a whole number from 0 to {count - 1}.");
            }

            cell = (cell * count) + (long)measures[i];
        }

        return cell;
    }

    /// <summary>The measures that stand for categories.</summary>
    /// <param name="names">The name of a category for each measure.</param>
    /// <exception cref="ArgumentException">Wrong number of names, or an unknown one.</exception>
    public Measures MeasuresOf(params ReadOnlySpan<string> names)
    {
        if (names.Length != _categories.Length)
        {
            throw new ArgumentException($"{names.Length} categories were given; {_categories.Length} are needed.");
        }

        var measures = new double[names.Length];
        for (var i = 0; i < names.Length; i++)
        {
            var place = Array.IndexOf(_categories[i], names[i]);
            measures[i] = place >= 0 ? place : throw new ArgumentException($"'{names[i]}' is no category of measure {i}; it has {string.Join(", ", _categories[i])}.");
        }

        return new Measures(measures);
    }

    /// <summary>The categories of a cell, one name for each measure.</summary>
    /// <param name="cell">The number of the cell.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such cell.</exception>
    public IReadOnlyList<string> NamesOf(long cell)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(cell);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(cell, CellCount);
        var names = new string[_categories.Length];
        for (var i = names.Length - 1; i >= 0; i--)
        {
            (cell, var place) = Math.DivRem(cell, _categories[i].Length);
            names[i] = _categories[i][place];
        }

        return names;
    }
}
