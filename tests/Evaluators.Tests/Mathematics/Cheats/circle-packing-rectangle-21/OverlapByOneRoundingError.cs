using System;

public static class Candidate
{
    // One radius is a rounding error too large.
    public static double[,] Pack()
    {
        var rows = new double[21, 3];
        rows[0, 2] = 0.25; rows[1, 0] = 0.5; rows[1, 2] = Math.BitIncrement(0.25); for (var i = 2; i < 21; i++) { rows[i, 1] = 0.5; }
        return rows;
    }
}
