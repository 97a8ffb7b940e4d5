using System.Runtime.Intrinsics;
using EvoLLM.Evolver;

namespace EvoLLM.Evaluators;

/// <summary>
/// The behaviour space of the linear projection problems (Fontaine et al. 2020): the sums of the first and of the last half of
/// the numbers, each bent back where it leaves -5.12 to 5.12, so that most of the space is hard to reach.
/// </summary>
internal static class LinearProjection
{
    /// <summary>The bound of the two functions, and where the worst value is taken.</summary>
    public const double Bound = 5.12;

    /// <summary>Moves the optimum away from the start.</summary>
    public const double Shift = 0.4 * Bound;

    public static IReadOnlyList<MeasureAxis> Axes(int dimension)
    {
        var reach = dimension / 2 * Bound;
        return [new MeasureAxis("first half", -reach, reach, 100), new MeasureAxis("second half", -reach, reach, 100)];
    }

    public static void Measure(ReadOnlySpan<double> vector, Span<double> measures)
    {
        measures[0] = Sum(vector[..(vector.Length / 2)]);
        measures[1] = Sum(vector[(vector.Length / 2)..]);
    }

    private static double Sum(ReadOnlySpan<double> half)
    {
        var lanes = Vector256<double>.Zero;
        var i = 0;
        for (; i <= half.Length - Vector256<double>.Count; i += Vector256<double>.Count)
        {
            var x = Vector256.Create(half[i..]);
            lanes += Vector256.ConditionalSelect(Vector256.GreaterThan(Vector256.Abs(x), Vector256.Create(Bound)), Vector256.Create(Bound) / x, x);
        }

        var sum = Vector256.Sum(lanes);
        for (; i < half.Length; i++)
        {
            sum += Math.Abs(half[i]) > Bound ? Bound / half[i] : half[i];
        }

        return sum;
    }
}
