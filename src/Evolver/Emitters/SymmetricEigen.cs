namespace EvoLLM.Evolver;

/// <summary>
/// The eigenvalues and eigenvectors of a symmetric matrix by Jacobi's rotations (Golub and Van Loan 2013, section 8.5):
/// short, and exact for small eigenvalues beside large ones (Demmel and Veselic 1992). A matrix that has changed little since
/// the last time takes little work, because it begins with the eigenvectors found then.
/// </summary>
internal sealed class SymmetricEigen
{
    private const double Tolerance = 1e-14;
    private const int MaxSweeps = 60;

    private readonly int _size;
    private readonly double[] _matrix;
    private readonly double[] _product;

    public SymmetricEigen(int size)
    {
        _size = size;
        _matrix = new double[size * size];
        _product = new double[size * size];
        Vectors = new double[size * size];
        Values = new double[size];
        Reset();
    }

    /// <summary>The eigenvectors, orthonormal, one a row.</summary>
    public double[] Vectors { get; }

    /// <summary>The eigenvalues, in the order of the vectors.</summary>
    public double[] Values { get; }

    /// <summary>The eigenvector of one value.</summary>
    public ReadOnlySpan<double> Vector(int index) => Vectors.AsSpan(index * _size, _size);

    /// <summary>Goes back to the unit matrix.</summary>
    public void Reset()
    {
        Array.Clear(Vectors);
        for (var i = 0; i < _size; i++)
        {
            Vectors[(i * _size) + i] = 1;
            Values[i] = 1;
        }
    }

    /// <summary>Decomposes a matrix.</summary>
    /// <param name="matrix">A symmetric matrix, row after row.</param>
    public void Decompose(ReadOnlySpan<double> matrix)
    {
        Transform(matrix);
        var sweeps = 0;
        while (Sweep() && ++sweeps < MaxSweeps)
        {
        }

        for (var i = 0; i < _size; i++)
        {
            Values[i] = _matrix[(i * _size) + i];
        }
    }

    /// <summary>Writes the matrix in the coordinates of the eigenvectors that are known: V C V'.</summary>
    private void Transform(ReadOnlySpan<double> matrix)
    {
        for (var row = 0; row < _size; row++)
        {
            for (var column = 0; column < _size; column++)
            {
                _product[(row * _size) + column] = VectorMath.Dot(Vector(row), matrix.Slice(column * _size, _size));
            }
        }

        for (var row = 0; row < _size; row++)
        {
            for (var column = 0; column <= row; column++)
            {
                var value = VectorMath.Dot(_product.AsSpan(row * _size, _size), Vector(column));
                _matrix[(row * _size) + column] = value;
                _matrix[(column * _size) + row] = value;
            }
        }
    }

    /// <summary>Turns each pair of axes so that they no longer mix.</summary>
    /// <returns>Whether there was one that did.</returns>
    private bool Sweep()
    {
        var turned = false;
        for (var p = 0; p < _size - 1; p++)
        {
            for (var q = p + 1; q < _size; q++)
            {
                var mixed = _matrix[(p * _size) + q];
                if (Math.Abs(mixed) > Tolerance * Math.Sqrt(Math.Abs(_matrix[(p * _size) + p] * _matrix[(q * _size) + q])))
                {
                    Turn(p, q, mixed);
                    turned = true;
                }
            }
        }

        return turned;
    }

    private void Turn(int p, int q, double mixed)
    {
        var first = _matrix.AsSpan(p * _size, _size);
        var second = _matrix.AsSpan(q * _size, _size);
        var (a, b) = (first[p], second[q]);

        // The smaller of the two angles that do it.
        var ratio = (b - a) / (2 * mixed);
        var tangent = Math.CopySign(1, ratio) / (Math.Abs(ratio) + Math.Sqrt(1 + (ratio * ratio)));
        var cosine = 1 / Math.Sqrt(1 + (tangent * tangent));
        var sine = tangent * cosine;
        VectorMath.Rotate(first, second, cosine, sine);
        VectorMath.Rotate(Vectors.AsSpan(p * _size, _size), Vectors.AsSpan(q * _size, _size), cosine, sine);
        first[p] = a - (tangent * mixed);
        second[q] = b + (tangent * mixed);
        first[q] = 0;
        second[p] = 0;
        for (var i = 0; i < _size; i++)
        {
            _matrix[(i * _size) + p] = first[i];
            _matrix[(i * _size) + q] = second[i];
        }
    }
}
