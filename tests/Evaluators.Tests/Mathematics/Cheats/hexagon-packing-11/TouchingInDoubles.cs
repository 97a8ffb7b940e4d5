using System;

public static class Candidate
{
    // Neighbours whose distance is below the root of 3 by a rounding error.
    public static double[,] Pack()
    {
        var rows = new double[11, 3];
        for (var i = 0; i < 11; i++) { rows[i, 1] = i * Math.BitDecrement(Math.BitDecrement(Math.Sqrt(3))); }
        return rows;
    }
}
