using System;

public static class Candidate
{
    // One circle, 21 times.
    public static double[,] Pack()
    {
        var rows = new double[21, 3];
        for (var i = 0; i < 21; i++) { rows[i, 2] = 0.5; }
        return rows;
    }
}
