namespace EvoLLM.Evaluators;

/// <summary>The contract of online bin packing: fills a priority for each bin in which the item fits.</summary>
/// <param name="item">The size of the item.</param>
/// <param name="remaining">The remaining capacities of those bins, in index order, before the item is placed.</param>
/// <param name="priority">As long as <paramref name="remaining"/>; zero at the start.</param>
public delegate void PriorityFunction(double item, ReadOnlySpan<double> remaining, Span<double> priority);
