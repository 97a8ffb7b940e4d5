using System;

public static class Candidate
{
    // All points are one; the hull has no area to be divided by.
    public static double[,] Place()
    {
        var rows = new double[13, 2];
        for (var i = 0; i < 13; i++) { rows[i, 0] = rows[i, 1] = i % 2 == 0 ? 0.0 : -0.0; }
        return rows;
    }
}
