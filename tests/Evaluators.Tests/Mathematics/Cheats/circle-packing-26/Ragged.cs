using System;

public static class Candidate
{
    // Rows of their own, some of them missing.
    public static double[][] Pack()
    {
        return new double[26][];
    }
}
