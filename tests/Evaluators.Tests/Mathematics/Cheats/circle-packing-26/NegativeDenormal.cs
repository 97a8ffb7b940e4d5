using System;

public static class Candidate
{
    // A radius below zero by the smallest number that there is.
    public static double[,] Pack()
    {
        var rows = new double[26, 3];
        for (var i = 0; i < 26; i++) { rows[i, 0] = (i % 6 + 0.5) / 6; rows[i, 1] = (i / 6 + 0.5) / 6; rows[i, 2] = 0.01; } rows[3, 2] = -double.Epsilon;
        return rows;
    }
}
