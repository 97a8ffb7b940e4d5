using System;

public static class Candidate
{
    // A point whose x + y rounds to 1.
    public static double[,] Place()
    {
        var rows = new double[11, 2];
        for (var i = 0; i < 11; i++) { rows[i, 0] = i / 40.0; rows[i, 1] = i * i / 400.0; } rows[10, 0] = 0.7; rows[10, 1] = Math.BitIncrement(1 - 0.7);
        return rows;
    }
}
