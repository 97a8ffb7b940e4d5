namespace EvoLLM.Evaluators;

/// <summary>One instance of bin packing.</summary>
/// <param name="Capacity">What a bin holds, 1 or more.</param>
/// <param name="Items">The sizes in order of arrival, each 0 to <paramref name="Capacity"/>.</param>
public sealed record BinPackingInstance(int Capacity, IReadOnlyList<int> Items);
