using System;

public static class Candidate
{
    // A circle leaves the square by a rounding error that x + r hides.
    public static double[,] Pack()
    {
        var rows = new double[26, 3];
        for (var i = 0; i < 26; i++)
        {
            rows[i, 0] = (i % 6 + 0.5) / 6;
            rows[i, 1] = (i / 6 + 0.5) / 6;
            rows[i, 2] = 0.0;
        }

        rows[0, 0] = 0.7; rows[0, 1] = 0.5; rows[0, 2] = Math.BitIncrement(1 - 0.7);
        return rows;
    }
}
