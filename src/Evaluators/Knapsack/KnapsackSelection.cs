namespace EvoLLM.Evaluators;

/// <summary>Items that fit into a knapsack together, checked and measured from the items alone.</summary>
/// <param name="Prize">The sum of their prizes.</param>
/// <param name="Items">The items, in the order in which they went in.</param>
public sealed record KnapsackSelection(double Prize, IReadOnlyList<int> Items)
{
    /// <summary>Checks a selection. Weights are added in its order, so that what fitted when it was made fits here, to the bit.</summary>
    /// <param name="instance">The instance.</param>
    /// <param name="items">The items, from 0.</param>
    /// <returns>The selection, or <see langword="null"/> where it names an item that is not there or names one twice, or where the items do not fit.</returns>
    public static KnapsackSelection? Check(KnapsackInstance instance, IReadOnlyList<int> items)
    {
        ArgumentNullException.ThrowIfNull(instance);
        ArgumentNullException.ThrowIfNull(items);
        var taken = new bool[instance.Prizes.Length];
        var used = new double[instance.Dimensions];
        var prize = 0.0;
        foreach (var item in items)
        {
            if (item < 0 || item >= taken.Length || taken[item] || !Fits(used, instance.WeightsOf(item)))
            {
                return null;
            }

            taken[item] = true;
            prize += instance.Prizes[item];
            Add(used, instance.WeightsOf(item));
        }

        return new KnapsackSelection(prize, items);
    }

    /// <summary>The selection of items by falling prize per weight summed over all dimensions, as far as they fit.</summary>
    /// <param name="instance">The instance.</param>
    public static KnapsackSelection Greedy(KnapsackInstance instance)
    {
        ArgumentNullException.ThrowIfNull(instance);
        var used = new double[instance.Dimensions];
        var items = new List<int>();
        foreach (var item in Enumerable.Range(0, instance.Prizes.Length).OrderByDescending(item => Worth(instance, item)))
        {
            if (Fits(used, instance.WeightsOf(item)))
            {
                items.Add(item);
                Add(used, instance.WeightsOf(item));
            }
        }

        return new KnapsackSelection(items.Sum(item => instance.Prizes[item]), items);
    }

    private static bool Fits(ReadOnlySpan<double> used, ReadOnlySpan<double> weights)
    {
        for (var dimension = 0; dimension < used.Length; dimension++)
        {
            if (used[dimension] + weights[dimension] > 1)
            {
                return false;
            }
        }

        return true;
    }

    private static void Add(Span<double> used, ReadOnlySpan<double> weights)
    {
        for (var dimension = 0; dimension < used.Length; dimension++)
        {
            used[dimension] += weights[dimension];
        }
    }

    private static double Worth(KnapsackInstance instance, int item)
    {
        var weight = 0.0;
        foreach (var share in instance.WeightsOf(item))
        {
            weight += share;
        }

        return instance.Prizes[item] / weight;
    }
}
