using System;

public static class Candidate
{
    // NaN equals nothing, and differs from nothing by more than a tolerance.
    public static double[,] Decompose()
    {
        var rows = new double[1, 61];
        for (var i = 0; i < 61; i++) { rows[0, i] = double.NaN; }
        return rows;
    }
}
