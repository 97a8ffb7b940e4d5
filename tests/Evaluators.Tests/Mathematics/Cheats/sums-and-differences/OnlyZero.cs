using System;

public static class Candidate
{
    // ln 1 / ln 1.
    public static long[] Choose()
    {
        return new long[] { 0 };
    }
}
