using EvoLLM.Evolver;

namespace EvoLLM.Evaluators;

/// <summary>
/// The sphere with linear projection (Fontaine et al. 2020): 100 at the optimum, 0 where each number is -5.12, over the
/// behaviour space of the sums of both halves.
/// </summary>
public sealed class SphereProblem : IVectorProblem
{
    private readonly double _worst;

    /// <summary>Creates the problem.</summary>
    /// <param name="dimension">How many numbers, even and 2 or more.</param>
    public SphereProblem(int dimension)
    {
        Measures = LinearProjection.Axes(dimension);
        Start = new double[dimension];
        _worst = dimension * Math.Pow(-LinearProjection.Bound - LinearProjection.Shift, 2);
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
        return 100 * (_worst - Deviation.SumOfSquares(vector, LinearProjection.Shift)) / _worst;
    }
}
