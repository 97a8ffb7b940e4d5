using System;

public static class Candidate
{
    // More points than are taken.
    public static int[,] Place()
    {
        var points = new int[1001, 11];
        for (var i = 0; i < 1001; i++) { points[i, i % 11] = 1000 + i; }
        return points;
    }
}
