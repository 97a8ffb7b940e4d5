using System;

public static class Candidate
{
    // Angles so large that their sine is anything.
    public static double[,] Pack()
    {
        var rows = new double[11, 3];
        for (var i = 0; i < 11; i++) { rows[i, 0] = 3 * i; rows[i, 2] = 1e22; }
        return rows;
    }
}
