using System;

public static class Candidate
{
    // Far away, where all distances are the same to a double.
    public static double[,] Pack()
    {
        var rows = new double[32, 3];
        for (var i = 0; i < 32; i++) { rows[i, 0] = 1e300 * i; rows[i, 1] = 1e300; rows[i, 2] = 1; }
        return rows;
    }
}
