using System;

public static class Candidate
{
    // A point outside.
    public static double[] Minimize(Func<double, double, double> function, int evaluations, int seed)
    {
        return new[] { 5.000001, 0.0 };
    }
}
