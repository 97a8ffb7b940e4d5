using EvoLLM.Sandbox;

namespace EvoLLM.Evaluators;

/// <summary>
/// Packs items one by one as a priority function says. As many bins as items exist from the start; the function is
/// shown every bin in which the item fits, in index order, untouched ones too; the first index of the highest priority
/// gets the item (the host of Romera-Paredes et al. 2024).
/// </summary>
public static class OnlinePacker
{
    /// <summary>Packs an instance.</summary>
    /// <param name="instance">The items and the capacity.</param>
    /// <param name="priority">The heuristic.</param>
    /// <returns>For each item the bin that it went into, from 0.</returns>
    /// <exception cref="InvalidResultException">A priority is NaN.</exception>
    public static int[] Pack(BinPackingInstance instance, PriorityFunction priority)
    {
        ArgumentNullException.ThrowIfNull(instance);
        ArgumentNullException.ThrowIfNull(priority);
        var count = instance.Items.Count;
        var remaining = new double[count];
        Array.Fill(remaining, instance.Capacity);
        var shown = new double[count];
        var bins = new int[count];
        var priorities = new double[count];
        var chosen = new int[count];
        for (var i = 0; i < count; i++)
        {
            var item = instance.Items[i];
            var fitting = Show(item, remaining, shown, bins);
            var view = priorities.AsSpan(0, fitting);
            view.Clear();
            priority(item, shown.AsSpan(0, fitting), view);
            chosen[i] = bins[FirstHighest(view)];
            remaining[chosen[i]] -= item;
        }

        return chosen;
    }

    private static int Show(int item, double[] remaining, double[] shown, int[] bins)
    {
        var fitting = 0;
        for (var bin = 0; bin < remaining.Length; bin++)
        {
            // Written always, kept only if it fits: no branch to mispredict.
            shown[fitting] = remaining[bin];
            bins[fitting] = bin;
            fitting += remaining[bin] >= item ? 1 : 0;
            if (fitting == shown.Length)
            {
                break;
            }
        }

        return fitting;
    }

    private static int FirstHighest(ReadOnlySpan<double> priorities)
    {
        var highest = 0;
        for (var i = 0; i < priorities.Length; i++)
        {
            if (double.IsNaN(priorities[i]))
            {
                throw new InvalidResultException($"The priority of bin {i} of the {priorities.Length} shown is NaN.");
            }

            if (priorities[i] > priorities[highest])
            {
                highest = i;
            }
        }

        return highest;
    }
}
