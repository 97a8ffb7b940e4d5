using System;

public static class Candidate
{
    // Two points are the same, -0.0 and 0.0.
    public static double[,] Place()
    {
        var rows = new double[16, 2];
        for (var i = 1; i < 16; i++) { rows[i, 0] = i - 1; } rows[1, 0] = -0.0;
        return rows;
    }
}
