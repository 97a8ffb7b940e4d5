using System;

public static class Candidate
{
    // NaN.
    public static double[] Steps()
    {
        return new[] { 0.5, double.NaN };
    }
}
