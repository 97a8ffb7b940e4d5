namespace EvoLLM.Evaluators;

/// <summary>
/// Bounds for functions that are constant on equal cells. Sums are taken in floating point with an error that is bounded (Higham 2002, section 3.1) and
/// given against the candidate: what is reported can be relied on.
/// </summary>
internal static class StepFunction
{
    // Twice the unit roundoff: it covers the terms of second order.
    private const double Roundoff = 1.0 / (1L << 52);

    /// <summary>The function scaled by a power of two, so that its largest magnitude lies between 1 and 2; <see langword="null"/> where it is zero.</summary>
    public static double[]? Scale(double[] steps)
    {
        var largest = steps.Max(Math.Abs);
        return largest == 0 ? null : Array.ConvertAll(steps, step => Math.ScaleB(step, -Math.ILogB(largest)));
    }

    /// <summary>The autoconvolution at its nodes, in units of a cell, the zeros at both ends left out: 2n - 1 numbers.</summary>
    public static double[] Autoconvolution(double[] steps)
    {
        var values = new double[(2 * steps.Length) - 1];
        for (var i = 0; i < steps.Length; i++)
        {
            for (var j = 0; j < steps.Length; j++)
            {
                values[i + j] += steps[i] * steps[j];
            }
        }

        return values;
    }

    /// <summary>
    /// A bound, from above, of max |f*f| over the square of the integral of f, for f on an interval of length 1/2; infinite where the integral may be 0.
    /// </summary>
    public static double Peak(double[] steps)
    {
        var slack = (steps.Length + 8) * Roundoff;
        var magnitudes = Autoconvolution(Array.ConvertAll(steps, Math.Abs));
        var peak = Autoconvolution(steps).Zip(magnitudes, (value, magnitude) => Math.Abs(value) + (slack * magnitude)).Max();
        var integral = Math.Abs(steps.Sum()) - (slack * steps.Sum(Math.Abs));
        return integral > 0 ? 2 * steps.Length * peak / (integral * integral) * (1 + (8 * Roundoff)) : double.PositiveInfinity;
    }

    /// <summary>A bound, from below, of the squared 2-norm of f*f over its 1-norm and its largest value, for f of 0 or more.</summary>
    public static double Flatness(double[] steps)
    {
        double[] nodes = [0, .. Autoconvolution(steps), 0];
        var (squares, sum) = (0.0, 0.0);
        for (var i = 1; i < nodes.Length; i++)
        {
            squares += (nodes[i] * nodes[i]) + (nodes[i] * nodes[i - 1]) + (nodes[i - 1] * nodes[i - 1]);
            sum += nodes[i];
        }

        return squares / (3 * sum * nodes.Max()) * (1 - (((8 * steps.Length) + 32) * Roundoff));
    }

    /// <summary>A bound, from above, of the largest overlap of f with 1 - f shifted, for f from 0 to 1 on an interval of length 2 and nothing outside.</summary>
    public static double Overlap(double[] steps)
    {
        var count = steps.Length;
        var most = 0.0;
        for (var shift = 1 - count; shift < count; shift++)
        {
            var overlap = 0.0;
            for (var i = Math.Max(0, -shift); i < Math.Min(count, count - shift); i++)
            {
                overlap += steps[i] * (1 - steps[i + shift]);
            }

            most = Math.Max(most, overlap);
        }

        return 2 * most / count * (1 + ((count + 8) * Roundoff));
    }
}
