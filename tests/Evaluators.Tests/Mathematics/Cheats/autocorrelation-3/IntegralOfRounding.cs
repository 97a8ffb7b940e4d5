public static class Candidate
{
    // The true integral is 0; added up from left to right it is not.
    public static double[] Steps()
    {
        return new double[] { 1e16, 1.0, 1.0, -1e16, -2.0 };
    }
}
