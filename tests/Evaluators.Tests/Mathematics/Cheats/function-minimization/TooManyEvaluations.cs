using System;

public static class Candidate
{
    // Asks more often than it may, and catches whatever is thrown.
    public static double[] Minimize(Func<double, double, double> function, int evaluations, int seed)
    {
        for (var i = 0; i < 2 * evaluations; i++)
        {
            try { function(0, 0); } catch (Exception) { }
        }

        return new double[2];
    }
}
