using System;

public static class Candidate
{
    // Sums that overflow.
    public static long[] Choose()
    {
        return new[] { 0, long.MaxValue, long.MaxValue - 1, 1L };
    }
}
