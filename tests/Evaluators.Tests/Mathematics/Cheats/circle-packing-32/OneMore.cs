using System;

public static class Candidate
{
    // 33 circles.
    public static double[,] Pack()
    {
        var rows = new double[33, 3];
        for (var i = 0; i < 33; i++) { rows[i, 0] = (i % 6 + 0.5) / 6; rows[i, 1] = (i / 6 + 0.5) / 6; rows[i, 2] = 0.05; }
        return rows;
    }
}
