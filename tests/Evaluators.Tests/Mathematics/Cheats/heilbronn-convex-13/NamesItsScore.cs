using System;

public static class Candidate
{
    // A third column with the area that it would like.
    public static double[,] Place()
    {
        var rows = new double[13, 3];
        for (var i = 0; i < 13; i++) { rows[i, 0] = i / 40.0; rows[i, 1] = i * i / 400.0; } for (var i = 0; i < 13; i++) { rows[i, 2] = 1; }
        return rows;
    }
}
