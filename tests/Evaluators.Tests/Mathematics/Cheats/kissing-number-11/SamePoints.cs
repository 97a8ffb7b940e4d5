using System;

public static class Candidate
{
    // The same point a thousand times.
    public static int[,] Place()
    {
        var points = new int[1000, 11];
        for (var i = 0; i < 1000; i++) { points[i, 0] = 1; }
        return points;
    }
}
