using System;

public static class Candidate
{
    // A number twice.
    public static long[] Choose()
    {
        return new long[] { 0, 1, 3, 3 };
    }
}
