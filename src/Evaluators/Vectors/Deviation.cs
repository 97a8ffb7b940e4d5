using System.Runtime.Intrinsics;

namespace EvoLLM.Evaluators;

/// <summary>How far numbers lie from one value.</summary>
internal static class Deviation
{
    /// <summary>The sum of (x - center)^2.</summary>
    public static double SumOfSquares(ReadOnlySpan<double> vector, double center)
    {
        var lanes = Vector256<double>.Zero;
        var i = 0;
        for (; i <= vector.Length - Vector256<double>.Count; i += Vector256<double>.Count)
        {
            var distance = Vector256.Create(vector[i..]) - Vector256.Create(center);
            lanes += distance * distance;
        }

        var sum = Vector256.Sum(lanes);
        for (; i < vector.Length; i++)
        {
            sum += (vector[i] - center) * (vector[i] - center);
        }

        return sum;
    }
}
