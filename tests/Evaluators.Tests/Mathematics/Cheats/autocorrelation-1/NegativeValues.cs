using System;

public static class Candidate
{
    // Negative values make lower peaks.
    public static double[] Steps()
    {
        return new[] { 1.0, -0.1, 1.0 };
    }
}
