public static class Candidate
{
    // The most valuable item first.
    public static double Score(double value, double weight, double capacity)
    {
        return value;
    }
}
