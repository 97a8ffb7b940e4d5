using System;

public static class Candidate
{
    // A column more, with the ratio that it would like.
    public static double[,] Place()
    {
        var rows = new double[16, 3];
        for (var i = 0; i < 16; i++) { rows[i, 0] = i; } for (var i = 0; i < 16; i++) { rows[i, 2] = 1e-9 * i; }
        return rows;
    }
}
