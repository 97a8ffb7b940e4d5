using System;

public static class Candidate
{
    // No side parts what has no direction.
    public static double[,] Pack()
    {
        var rows = new double[11, 3];
        for (var i = 0; i < 11; i++) { rows[i, 2] = double.NaN; }
        return rows;
    }
}
