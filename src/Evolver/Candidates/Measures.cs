using System.Collections;
using System.Globalization;

namespace EvoLLM.Evolver;

/// <summary>
/// A point in behaviour space: one number for each <see cref="MeasureAxis"/> of the problem, compared by value.
/// </summary>
public sealed class Measures : IReadOnlyList<double>, IEquatable<Measures>
{
    private readonly double[] _values;

    /// <summary>Copies the values.</summary>
    /// <param name="values">One number for each axis, in the problem's order.</param>
    public Measures(params ReadOnlySpan<double> values) => _values = values.ToArray();

    /// <inheritdoc/>
    public int Count => _values.Length;

    /// <inheritdoc/>
    public double this[int index] => _values[index];

    /// <summary>The values without a copy.</summary>
    public ReadOnlySpan<double> AsSpan() => _values;

    /// <inheritdoc/>
    public bool Equals(Measures? other) => other is not null && _values.AsSpan().SequenceEqual(other._values);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as Measures);

    /// <inheritdoc/>
    public override int GetHashCode()
    {
        var hash = new HashCode();
        foreach (var value in _values)
        {
            hash.Add(value);
        }

        return hash.ToHashCode();
    }

    /// <inheritdoc/>
    public IEnumerator<double> GetEnumerator() => ((IEnumerable<double>)_values).GetEnumerator();

    /// <inheritdoc/>
    IEnumerator IEnumerable.GetEnumerator() => _values.GetEnumerator();

    /// <summary>The values between brackets, as in <c>[0.5, 12]</c>.</summary>
    public override string ToString() =>
        $"[{string.Join(", ", _values.Select(value => value.ToString("G6", CultureInfo.InvariantCulture)))}]";
}
