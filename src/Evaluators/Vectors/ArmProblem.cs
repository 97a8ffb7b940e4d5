using System.Runtime.Intrinsics;
using EvoLLM.Evolver;

namespace EvoLLM.Evaluators;

/// <summary>
/// Inverse kinematics of a planar arm with joints of any number and links of length 1 (Cully et al. 2015; Vassiliades and
/// Mouret 2018): where its end is, reached with angles that differ as little as possible.
/// </summary>
public sealed class ArmProblem : IVectorProblem
{
    private const int MaxOnStack = 256;

    /// <summary>Creates the problem.</summary>
    /// <param name="joints">How many links, 2 or more.</param>
    public ArmProblem(int joints)
    {
        Start = new double[joints];
        Measures = [new MeasureAxis("x", -joints, joints, 100), new MeasureAxis("y", -joints, joints, 100)];
    }

    /// <inheritdoc/>
    public int Dimension => Start.Count;

    /// <inheritdoc/>
    public IReadOnlyList<double> Start { get; }

    /// <inheritdoc/>
    public IReadOnlyList<MeasureAxis> Measures { get; }

    /// <summary>Judges the angles of an arm.</summary>
    /// <param name="vector">The angles between links, in radians.</param>
    /// <param name="measures">Takes the end point.</param>
    /// <returns>100 times 1 less the variance of the angles, 0 to 100.</returns>
    public double Evaluate(ReadOnlySpan<double> vector, Span<double> measures)
    {
        var padded = (vector.Length + Vector512<double>.Count - 1) / Vector512<double>.Count * Vector512<double>.Count;
        Span<double> angles = padded <= MaxOnStack ? stackalloc double[padded] : new double[padded];
        var angle = 0.0;
        for (var i = 0; i < vector.Length; i++)
        {
            angles[i] = angle += vector[i];
        }

        // Links that are not there point along x; their lengths are taken off again.
        angles[vector.Length..].Clear();
        var (x, y) = SumOfLinks(angles);
        (measures[0], measures[1]) = (x - (padded - vector.Length), y);
        return 100 * Math.Clamp(1 - (Deviation.SumOfSquares(vector, angle / vector.Length) / vector.Length), 0, 1);
    }

    private static (double X, double Y) SumOfLinks(ReadOnlySpan<double> angles)
    {
        var (cosines, sines) = (Vector512<double>.Zero, Vector512<double>.Zero);
        for (; !angles.IsEmpty; angles = angles[Vector512<double>.Count..])
        {
            var (sine, cosine) = Vector512.SinCos(Vector512.Create(angles));
            (cosines, sines) = (cosines + cosine, sines + sine);
        }

        return (Vector512.Sum(cosines), Vector512.Sum(sines));
    }
}
