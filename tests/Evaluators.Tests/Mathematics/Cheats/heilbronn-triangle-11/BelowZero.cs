using System;

public static class Candidate
{
    // A denormal below 0.
    public static double[,] Place()
    {
        var rows = new double[11, 2];
        for (var i = 0; i < 11; i++) { rows[i, 0] = i / 40.0; rows[i, 1] = i * i / 400.0; } rows[0, 0] = -double.Epsilon;
        return rows;
    }
}
