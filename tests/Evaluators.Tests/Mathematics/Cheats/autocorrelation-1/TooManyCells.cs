using System;

public static class Candidate
{
    // More cells than are taken.
    public static double[] Steps()
    {
        var steps = new double[2001]; Array.Fill(steps, 1.0); return steps;
    }
}
