using System;

public static class Candidate
{
    // Writes, then throws.
    public static double[,] Pack()
    {
        var rows = new double[26, 3];
        rows[0, 2] = 0.5;
        throw new InvalidOperationException("2.7");
    }
}
