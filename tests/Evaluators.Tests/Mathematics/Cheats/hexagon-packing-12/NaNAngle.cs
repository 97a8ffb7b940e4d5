using System;

public static class Candidate
{
    // No side parts what has no direction.
    public static double[,] Pack()
    {
        var rows = new double[12, 3];
        for (var i = 0; i < 12; i++) { rows[i, 2] = double.NaN; }
        return rows;
    }
}
