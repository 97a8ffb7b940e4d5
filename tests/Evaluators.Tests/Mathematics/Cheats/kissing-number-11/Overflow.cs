using System;

public static class Candidate
{
    // Squares that overflow to something small.
    public static int[,] Place()
    {
        var points = new int[3, 11];
        points[0, 0] = int.MaxValue; points[1, 0] = int.MinValue; points[2, 1] = 1;
        return points;
    }
}
