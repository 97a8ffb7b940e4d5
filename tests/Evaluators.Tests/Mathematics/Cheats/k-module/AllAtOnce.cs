using System;

public static class Candidate
{
    // Five choices for each slot.
    public static int[] Choose()
    {
        return new int[20];
    }
}
