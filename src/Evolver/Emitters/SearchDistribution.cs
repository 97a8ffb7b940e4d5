namespace EvoLLM.Evolver;

/// <summary>The normal distribution N(m, sigma^2 C) that an evolution strategy draws from, with the axes of C: C = B D^2 B'.</summary>
internal sealed class SearchDistribution(int dimension)
{
    private readonly SymmetricEigen _eigen = new(dimension);
    private readonly double[] _noise = new double[dimension];

    public int Dimension => dimension;

    /// <summary>m.</summary>
    public double[] Mean { get; } = new double[dimension];

    /// <summary>sigma.</summary>
    public double Sigma { get; set; }

    /// <summary>C, row after row.</summary>
    public double[] Covariance { get; } = new double[dimension * dimension];

    /// <summary>The variances along the axes, without the step size.</summary>
    public ReadOnlySpan<double> Variances => _eigen.Values;

    /// <summary>One axis, of length 1: a column of B.</summary>
    public ReadOnlySpan<double> Axis(int index) => _eigen.Vector(index);

    /// <summary>Begins at a point, the same in every direction.</summary>
    public void Reset(ReadOnlySpan<double> mean, double sigma)
    {
        mean.CopyTo(Mean);
        Sigma = sigma;
        Array.Clear(Covariance);
        for (var i = 0; i < Dimension; i++)
        {
            Covariance[(i * Dimension) + i] = 1;
        }

        _eigen.Reset();
    }

    /// <summary>Finds the axes of the covariance as it is now.</summary>
    public void FindAxes() => _eigen.Decompose(Covariance);

    /// <summary>x = m + sigma B D z.</summary>
    public void Draw(Random random, Span<double> vector)
    {
        random.NextNormals(_noise);
        Mean.CopyTo(vector);
        for (var axis = 0; axis < Dimension; axis++)
        {
            VectorMath.AddScaled(vector, Sigma * AxisDeviation(axis) * _noise[axis], Axis(axis), vector);
        }
    }

    /// <summary>C^(-1/2) y: the step in coordinates in which the distribution is round.</summary>
    public void Whiten(ReadOnlySpan<double> step, Span<double> whitened)
    {
        whitened.Clear();
        for (var axis = 0; axis < Dimension; axis++)
        {
            VectorMath.AddScaled(whitened, VectorMath.Dot(Axis(axis), step) / AxisDeviation(axis), Axis(axis), whitened);
        }
    }

    /// <summary>C = C + weight y y'.</summary>
    public void Stretch(double weight, ReadOnlySpan<double> step)
    {
        for (var row = 0; row < Dimension; row++)
        {
            var line = Covariance.AsSpan(row * Dimension, Dimension);
            VectorMath.AddScaled(line, weight * step[row], step, line);
        }
    }

    /// <summary>The standard deviation along an axis, without the step size.</summary>
    public double AxisDeviation(int axis) => Math.Sqrt(_eigen.Values[axis]);

    /// <summary>The standard deviation of one coordinate, without the step size.</summary>
    public double CoordinateDeviation(int i) => Math.Sqrt(Covariance[(i * Dimension) + i]);
}
