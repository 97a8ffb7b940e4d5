public static class Candidate
{
    // All jobs alike: they are taken in the order in which they stand there.
    public static double[] Priorities(int[] lengths, int machines)
    {
        var priorities = new double[lengths.Length];
        for (var job = 0; job < lengths.Length; job++)
        {
            priorities[job] = 0.0;
        }

        return priorities;
    }
}
