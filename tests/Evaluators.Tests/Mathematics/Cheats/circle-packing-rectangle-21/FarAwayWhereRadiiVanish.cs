using System;

public static class Candidate
{
    // So far away that a double does not change when a radius is added.
    public static double[,] Pack()
    {
        var rows = new double[21, 3];
        for (var i = 0; i < 21; i++) { rows[i, 0] = i == 0 ? 1e16 : 1e16 + 2; rows[i, 1] = 1e16; rows[i, 2] = i == 0 ? 0.9 : 0.0; }
        return rows;
    }
}
