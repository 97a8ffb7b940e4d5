using EvoLLM.Evolver;

namespace EvoLLM.Evaluators;

/// <summary>
/// Inverse kinematics of a planar arm with joints of any number and links of length 1 (Cully et al. 2015; Vassiliades and
/// Mouret 2018): where its end is, reached with angles that differ as little as possible.
/// </summary>
public sealed class ArmProblem : IVectorProblem
{
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
        var (angle, x, y, sum, squares) = (0.0, 0.0, 0.0, 0.0, 0.0);
        foreach (var joint in vector)
        {
            angle += joint;
            var (sine, cosine) = Math.SinCos(angle);
            x += cosine;
            y += sine;
            sum += joint;
        }

        var mean = sum / vector.Length;
        foreach (var joint in vector)
        {
            squares += (joint - mean) * (joint - mean);
        }

        (measures[0], measures[1]) = (x, y);
        return 100 * Math.Clamp(1 - (squares / vector.Length), 0, 1);
    }
}
