namespace EvoLLM.Evaluators;

/// <summary>Bins that no packing can do without.</summary>
public static class LowerBounds
{
    /// <summary>L1: the sum of the sizes over the capacity, rounded up.</summary>
    /// <param name="instance">The items and the capacity.</param>
    public static int L1(BinPackingInstance instance)
    {
        ArgumentNullException.ThrowIfNull(instance);
        return DivideUp(instance.Items.Sum(item => (long)item), instance.Capacity);
    }

    /// <summary>
    /// L2 of Martello and Toth (1990): for a threshold k up to half the capacity, items above capacity - k stand alone,
    /// those above half a capacity share no bin, and those from k up to half fill what is left; the largest over all k.
    /// </summary>
    /// <param name="instance">The items and the capacity.</param>
    public static int L2(BinPackingInstance instance)
    {
        ArgumentNullException.ThrowIfNull(instance);
        var capacity = instance.Capacity;
        var best = L1(instance);
        for (var k = 0; k <= capacity / 2; k++)
        {
            var alone = instance.Items.Count(item => item > capacity - k);
            var large = instance.Items.Where(item => item <= capacity - k && 2 * item > capacity).ToArray();
            var small = instance.Items.Where(item => 2 * item <= capacity && item >= k).Sum(item => (long)item);
            var room = ((long)large.Length * capacity) - large.Sum(item => (long)item);
            best = Math.Max(best, alone + large.Length + Math.Max(0, DivideUp(small - room, capacity)));
        }

        return best;
    }

    private static int DivideUp(long dividend, int divisor) => (int)Math.Max(0, (dividend + divisor - 1) / divisor);
}
