using System;

public static class Candidate
{
    // A value below 0.
    public static double[] Steps()
    {
        return new[] { 1.0, -1e-300, 1e-300, 1.0 };
    }
}
