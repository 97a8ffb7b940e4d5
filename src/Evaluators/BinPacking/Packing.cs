namespace EvoLLM.Evaluators;

/// <summary>A packing, checked and measured from the assignment alone.</summary>
/// <param name="Bins">How many bins are used.</param>
/// <param name="BestFitChoices">How many items went into a bin as full as the one that Best Fit would have taken at that point.</param>
public sealed record Packing(int Bins, int BestFitChoices)
{
    /// <summary>Checks an assignment.</summary>
    /// <param name="instance">The items and the capacity.</param>
    /// <param name="assignment">For each item its bin, 0 to one less than there are items.</param>
    /// <returns>The packing, or <see langword="null"/> where the assignment has a wrong length, names a bin that is not there, or overfills one.</returns>
    public static Packing? Check(BinPackingInstance instance, IReadOnlyList<int> assignment)
    {
        ArgumentNullException.ThrowIfNull(instance);
        ArgumentNullException.ThrowIfNull(assignment);
        var count = instance.Items.Count;
        if (assignment.Count != count)
        {
            return null;
        }

        var remaining = new int[count];
        Array.Fill(remaining, instance.Capacity);
        var byRemaining = new int[instance.Capacity + 1];
        byRemaining[instance.Capacity] = count;
        var bins = 0;
        var bestFitChoices = 0;
        for (var i = 0; i < count; i++)
        {
            var (item, bin) = (instance.Items[i], assignment[i]);
            if (bin < 0 || bin >= count || remaining[bin] < item)
            {
                return null;
            }

            var tightest = item;
            while (byRemaining[tightest] == 0)
            {
                tightest++;
            }

            bestFitChoices += remaining[bin] == tightest ? 1 : 0;
            bins += remaining[bin] == instance.Capacity ? 1 : 0;
            byRemaining[remaining[bin]]--;
            remaining[bin] -= item;
            byRemaining[remaining[bin]]++;
        }

        return new Packing(bins, bestFitChoices);
    }
}
