using System;

public static class Candidate
{
    // Two tiny circles whose overlap vanishes when it is squared.
    public static double[,] Pack()
    {
        var rows = new double[32, 3];
        for (var i = 0; i < 32; i++) { rows[i, 0] = (i % 6 + 0.5) / 6; rows[i, 1] = (i / 6 + 0.5) / 6; rows[i, 2] = 0.0; } rows[1, 0] = rows[0, 0]; rows[1, 1] = Math.BitIncrement(rows[0, 1]); rows[0, 2] = rows[1, 2] = 1e-16;
        return rows;
    }
}
