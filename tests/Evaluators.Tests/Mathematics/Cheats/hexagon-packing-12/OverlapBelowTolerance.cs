using System;

public static class Candidate
{
    // Neighbours that overlap by 1e-9.
    public static double[,] Pack()
    {
        var rows = new double[12, 3];
        for (var i = 0; i < 12; i++) { rows[i, 1] = i * (Math.Sqrt(3) - 1e-9); }
        return rows;
    }
}
