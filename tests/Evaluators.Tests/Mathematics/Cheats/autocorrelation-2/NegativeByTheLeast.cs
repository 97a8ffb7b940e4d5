using System;

public static class Candidate
{
    // A tolerance of any size would accept values just below 0.
    public static double[] Steps()
    {
        var steps = new double[40];
        Array.Fill(steps, 1.0);
        steps[3] = -double.Epsilon;
        return steps;
    }
}
