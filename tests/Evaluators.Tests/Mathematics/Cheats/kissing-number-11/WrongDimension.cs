using System;

public static class Candidate
{
    // Twelve dimensions have more room.
    public static int[,] Place()
    {
        return new int[3, 12];
    }
}
