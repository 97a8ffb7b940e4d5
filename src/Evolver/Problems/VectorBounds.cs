namespace EvoLLM.Evolver;

/// <summary>The box that vectors must lie in, bounds included.</summary>
public sealed class VectorBounds
{
    private readonly double[] _lower;
    private readonly double[] _upper;

    /// <summary>Takes the bounds of each number.</summary>
    /// <param name="lower">Lower bounds; negative infinity where there is none.</param>
    /// <param name="upper">Upper bounds, above the lower ones; infinity where there is none.</param>
    /// <exception cref="ArgumentException">As many upper bounds as lower ones are needed, each above the other.</exception>
    public VectorBounds(IReadOnlyList<double> lower, IReadOnlyList<double> upper)
    {
        ArgumentNullException.ThrowIfNull(lower);
        ArgumentNullException.ThrowIfNull(upper);
        _lower = [.. lower];
        _upper = [.. upper];
        if (_lower.Length != _upper.Length)
        {
            throw new ArgumentException($"There are {_lower.Length} lower and {_upper.Length} upper bounds; give as many of both.");
        }

        for (var i = 0; i < _lower.Length; i++)
        {
            if (!(_lower[i] < _upper[i]))
            {
                throw new ArgumentException($"Number {i} of a vector needs a lower bound below its upper one, not {_lower[i]} and {_upper[i]}.");
            }
        }
    }

    /// <summary>The same bounds for every number.</summary>
    /// <param name="dimension">How many numbers a vector has.</param>
    /// <param name="lower">The lower bound.</param>
    /// <param name="upper">The upper bound, above it.</param>
    /// <exception cref="ArgumentException">Bounds out of order.</exception>
    public VectorBounds(int dimension, double lower, double upper)
        : this([.. Enumerable.Repeat(lower, dimension)], [.. Enumerable.Repeat(upper, dimension)])
    {
    }

    /// <summary>How many numbers a vector has.</summary>
    public int Dimension => _lower.Length;

    /// <summary>The lower bounds.</summary>
    public IReadOnlyList<double> Lower => _lower;

    /// <summary>The upper bounds.</summary>
    public IReadOnlyList<double> Upper => _upper;

    /// <summary>Whether a vector lies inside.</summary>
    /// <param name="vector">As many numbers as there are bounds.</param>
    public bool Contains(ReadOnlySpan<double> vector)
    {
        for (var i = 0; i < _lower.Length; i++)
        {
            if (!(vector[i] >= _lower[i] && vector[i] <= _upper[i]))
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>Moves each number that lies outside to its nearest bound.</summary>
    /// <param name="vector">As many numbers as there are bounds.</param>
    public void Clip(Span<double> vector)
    {
        for (var i = 0; i < _lower.Length; i++)
        {
            vector[i] = Math.Clamp(vector[i], _lower[i], _upper[i]);
        }
    }
}
