using System;

public static class Candidate
{
    // A table that does not fit into the worker.
    public static double[,] Pack()
    {
        return new double[50000000, 3];
    }
}
