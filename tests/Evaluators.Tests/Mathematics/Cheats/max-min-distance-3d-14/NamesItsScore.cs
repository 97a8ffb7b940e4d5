using System;

public static class Candidate
{
    // A column more, with the ratio that it would like.
    public static double[,] Place()
    {
        var rows = new double[14, 4];
        for (var i = 0; i < 14; i++) { rows[i, 0] = i; } for (var i = 0; i < 14; i++) { rows[i, 3] = 1e-9 * i; }
        return rows;
    }
}
