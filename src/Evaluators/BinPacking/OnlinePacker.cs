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
    /// <param name="nan">What becomes of a priority that is NaN.</param>
    /// <returns>For each item the bin that it went into, from 0.</returns>
    /// <exception cref="InvalidResultException">A priority is NaN, and <paramref name="nan"/> is <see cref="NanRule.Reject"/>.</exception>
    public static int[] Pack(BinPackingInstance instance, PriorityFunction priority, NanRule nan = NanRule.Reject)
    {
        ArgumentNullException.ThrowIfNull(instance);
        ArgumentNullException.ThrowIfNull(priority);
        var count = instance.Items.Count;
        var bins = new BinView(count, instance.Capacity);
        var priorities = new double[count];
        var chosen = new int[count];
        for (var i = 0; i < count; i++)
        {
            var shown = bins.Show(instance.Items[i]);
            var written = priorities.AsSpan(0, shown.Length);
            written.Clear();
            priority(instance.Items[i], shown, written);
            chosen[i] = bins.BinAt(PriorityChoice.FirstHighest(written, nan));
            bins.Fill(chosen[i]);
        }

        return chosen;
    }
}
