using System.Runtime.Intrinsics;
using EvoLLM.Evolver;

namespace EvoLLM.Evaluators;

/// <summary>Rastrigin's function with linear projection (Fontaine et al. 2020): as <see cref="SphereProblem"/>, with many local optima.</summary>
public sealed class RastriginProblem : IVectorProblem
{
    private readonly double _worst;

    /// <summary>Creates the problem.</summary>
    /// <param name="dimension">How many numbers, even and 2 or more.</param>
    public RastriginProblem(int dimension)
    {
        Measures = LinearProjection.Axes(dimension);
        Start = new double[dimension];
        _worst = dimension * Term(-LinearProjection.Bound - LinearProjection.Shift);
    }

    /// <inheritdoc/>
    public int Dimension => Start.Count;

    /// <inheritdoc/>
    public IReadOnlyList<double> Start { get; }

    /// <inheritdoc/>
    public IReadOnlyList<MeasureAxis> Measures { get; }

    /// <inheritdoc/>
    public double Evaluate(ReadOnlySpan<double> vector, Span<double> measures)
    {
        LinearProjection.Measure(vector, measures);
        var lanes = Vector256<double>.Zero;
        var i = 0;
        for (; i <= vector.Length - Vector256<double>.Count; i += Vector256<double>.Count)
        {
            var x = Vector256.Create(vector[i..]) - Vector256.Create(LinearProjection.Shift);
            lanes += (x * x) - (10 * Vector256.Cos(x * (2 * Math.PI)));
        }

        var sum = Vector256.Sum(lanes) + (10 * i);
        for (; i < vector.Length; i++)
        {
            sum += Term(vector[i] - LinearProjection.Shift);
        }

        return 100 * (_worst - sum) / _worst;
    }

    private static double Term(double x) => (x * x) - (10 * Math.Cos(2 * Math.PI * x)) + 10;
}
