using System;

public static class Candidate
{
    // Nothing.
    public static double[] Minimize(Func<double, double, double> function, int evaluations, int seed)
    {
        return null;
    }
}
