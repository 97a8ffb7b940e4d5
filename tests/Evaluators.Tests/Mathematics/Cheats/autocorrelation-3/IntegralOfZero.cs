using System;

public static class Candidate
{
    // The integral cannot be told from 0.
    public static double[] Steps()
    {
        return new[] { 1.0, -1.0, 1e-17 };
    }
}
