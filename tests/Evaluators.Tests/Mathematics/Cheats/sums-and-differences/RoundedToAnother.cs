public static class Candidate
{
    // Read as a floating-point number the last is 2^53, which is allowed.
    public static long[] Choose()
    {
        return new long[] { 0, 1, (1L << 53) + 1 };
    }
}
