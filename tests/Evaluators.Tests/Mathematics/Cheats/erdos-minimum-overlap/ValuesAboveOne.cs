using System;

public static class Candidate
{
    // Values above 1 make overlaps negative.
    public static double[] Steps()
    {
        return new[] { 2.0, 0.0, 2.0, 0.0, 0.0, -1.0 };
    }
}
