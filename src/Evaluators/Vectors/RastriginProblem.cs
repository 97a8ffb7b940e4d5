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
        var sum = 0.0;
        foreach (var x in vector)
        {
            sum += Term(x - LinearProjection.Shift);
        }

        return 100 * (_worst - sum) / _worst;
    }

    private static double Term(double x) => (x * x) - (10 * Math.Cos(2 * Math.PI * x)) + 10;
}
