using System;

public static class Candidate
{
    // One point fewer.
    public static double[,] Place()
    {
        var rows = new double[13, 3];
        for (var i = 0; i < 13; i++) { rows[i, 0] = i; }
        return rows;
    }
}
