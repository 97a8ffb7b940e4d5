namespace EvoLLM.Evaluators.Tests;

/// <summary>The constants of step functions in exact arithmetic, rounded to the nearest number at the end.</summary>
internal static class ExactConstants
{
    public static double Peak(double[] steps)
    {
        var sum = Dyadic.Sum(steps);
        var peak = Autoconvolution(steps).Max(value => value.Sign < 0 ? -value : value);
        return Dyadic.Quotient(peak * Dyadic.FromDouble(2 * steps.Length), sum * sum);
    }

    public static double Flatness(double[] steps)
    {
        Dyadic[] nodes = [Dyadic.Zero, .. Autoconvolution(steps), Dyadic.Zero];
        var squares = nodes.Skip(1).Zip(nodes, (here, before) => (here * here) + (here * before) + (before * before)).Aggregate((one, other) => one + other);
        return Dyadic.Quotient(squares, nodes.Aggregate((one, other) => one + other) * nodes.Max() * Dyadic.FromDouble(3));
    }

    public static double Overlap(double[] steps)
    {
        var most = Dyadic.Zero;
        for (var shift = 1 - steps.Length; shift < steps.Length; shift++)
        {
            var overlap = Dyadic.Zero;
            for (var i = Math.Max(0, -shift); i < Math.Min(steps.Length, steps.Length - shift); i++)
            {
                overlap += Dyadic.FromDouble(steps[i]) * (Dyadic.FromDouble(1) - Dyadic.FromDouble(steps[i + shift]));
            }

            most = overlap > most ? overlap : most;
        }

        return Dyadic.Quotient(most * Dyadic.FromDouble(2), Dyadic.FromDouble(steps.Length));
    }

    private static Dyadic[] Autoconvolution(double[] steps)
    {
        var values = new Dyadic[(2 * steps.Length) - 1];
        for (var i = 0; i < steps.Length; i++)
        {
            for (var j = 0; j < steps.Length; j++)
            {
                values[i + j] += Dyadic.FromDouble(steps[i]) * Dyadic.FromDouble(steps[j]);
            }
        }

        return values;
    }
}
