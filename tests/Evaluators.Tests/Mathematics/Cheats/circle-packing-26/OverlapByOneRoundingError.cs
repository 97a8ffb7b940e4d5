using System;

public static class Candidate
{
    // One radius is a rounding error too large.
    public static double[,] Pack()
    {
        var rows = new double[26, 3];
        for (var i = 0; i < 26; i++)
        {
            rows[i, 0] = (i % 6 + 0.5) / 6;
            rows[i, 1] = (i / 6 + 0.5) / 6;
            rows[i, 2] = 0.0;
        }

        rows[0, 0] = 0.25; rows[0, 1] = 0.5; rows[0, 2] = 0.25;
        rows[1, 0] = 0.75; rows[1, 1] = 0.5; rows[1, 2] = Math.BitIncrement(0.25);
        return rows;
    }
}
