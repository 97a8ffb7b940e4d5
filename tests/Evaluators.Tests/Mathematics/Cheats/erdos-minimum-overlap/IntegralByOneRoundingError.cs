using System;

public static class Candidate
{
    // A sum that rounds to half the number of cells.
    public static double[] Steps()
    {
        var steps = new double[32]; Array.Fill(steps, 0.5); steps[3] = Math.BitDecrement(0.5); return steps;
    }
}
