using System;

public static class Candidate
{
    // Areas of NaN are smaller than nothing.
    public static double[,] Place()
    {
        var rows = new double[13, 2];
        for (var i = 0; i < 13; i++) { rows[i, 0] = i; rows[i, 1] = i == 5 ? double.NaN : i * i; }
        return rows;
    }
}
