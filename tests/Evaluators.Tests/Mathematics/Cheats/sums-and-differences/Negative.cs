using System;

public static class Candidate
{
    // Negative numbers make the largest small.
    public static long[] Choose()
    {
        return new long[] { 0, -5, -17, 1 };
    }
}
