using System;

public static class Candidate
{
    // A fourth column that names its own score.
    public static double[,] Pack()
    {
        var rows = new double[32, 4];
        for (var i = 0; i < 32; i++) { rows[i, 0] = (i % 6 + 0.5) / 6; rows[i, 1] = (i / 6 + 0.5) / 6; rows[i, 2] = 0.05; } for (var i = 0; i < 32; i++) { rows[i, 3] = 100; }
        return rows;
    }
}
