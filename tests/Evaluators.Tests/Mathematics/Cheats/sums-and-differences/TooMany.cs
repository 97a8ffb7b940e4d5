public static class Candidate
{
    // More numbers than are allowed make scoring slow.
    public static long[] Choose()
    {
        var set = new long[20000];
        for (var i = 0; i < set.Length; i++)
        {
            set[i] = i;
        }

        return set;
    }
}
