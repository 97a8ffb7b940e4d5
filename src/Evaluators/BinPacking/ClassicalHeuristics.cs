namespace EvoLLM.Evaluators;

/// <summary>First Fit and Best Fit, fast enough for a hundred thousand items.</summary>
public static class ClassicalHeuristics
{
    /// <summary>The bins that First Fit uses: each item goes into the bin of lowest index in which it fits.</summary>
    /// <param name="instance">The items and the capacity.</param>
    public static int FirstFit(BinPackingInstance instance)
    {
        ArgumentNullException.ThrowIfNull(instance);

        // A complete binary tree over the bins; each node holds the largest remaining capacity below it.
        var leaves = 1;
        while (leaves < instance.Items.Count)
        {
            leaves *= 2;
        }

        var tree = new int[2 * leaves];
        Array.Fill(tree, instance.Capacity);
        foreach (var item in instance.Items)
        {
            var node = 1;
            while (node < leaves)
            {
                node = tree[2 * node] >= item ? 2 * node : (2 * node) + 1;
            }

            tree[node] -= item;
            for (node /= 2; node > 0; node /= 2)
            {
                tree[node] = Math.Max(tree[2 * node], tree[(2 * node) + 1]);
            }
        }

        return tree.AsSpan(leaves).Length - tree.AsSpan(leaves).Count(instance.Capacity);
    }

    /// <summary>The bins that Best Fit uses: each item goes into a bin that it leaves fullest.</summary>
    /// <param name="instance">The items and the capacity.</param>
    public static int BestFit(BinPackingInstance instance)
    {
        ArgumentNullException.ThrowIfNull(instance);

        // Bins of equal remaining capacity are alike, so counting them is enough.
        var open = new int[instance.Capacity + 1];
        var bins = 0;
        foreach (var item in instance.Items)
        {
            var remaining = item;
            while (remaining <= instance.Capacity && open[remaining] == 0)
            {
                remaining++;
            }

            if (remaining > instance.Capacity)
            {
                bins++;
                remaining = instance.Capacity;
            }
            else
            {
                open[remaining]--;
            }

            open[remaining - item]++;
        }

        return bins;
    }
}
