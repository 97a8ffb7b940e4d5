using System;

public static class Candidate
{
    // Infinity less infinity is NaN, which is not more than 4.
    public static double[,] Pack()
    {
        var rows = new double[21, 3];
        for (var i = 0; i < 21; i++) { rows[i, 0] = double.PositiveInfinity; rows[i, 1] = i / 10.0; rows[i, 2] = 0.05; }
        return rows;
    }
}
