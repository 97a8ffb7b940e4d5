using System;

public static class Candidate
{
    // Two points fewer.
    public static double[,] Place()
    {
        var rows = new double[11, 2];
        for (var i = 0; i < 11; i++) { rows[i, 0] = i; rows[i, 1] = i * i; }
        return rows;
    }
}
