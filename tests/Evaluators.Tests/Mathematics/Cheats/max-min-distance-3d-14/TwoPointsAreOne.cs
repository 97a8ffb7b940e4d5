using System;

public static class Candidate
{
    // Two points are the same, -0.0 and 0.0.
    public static double[,] Place()
    {
        var rows = new double[14, 3];
        for (var i = 1; i < 14; i++) { rows[i, 0] = i - 1; } rows[1, 0] = -0.0;
        return rows;
    }
}
