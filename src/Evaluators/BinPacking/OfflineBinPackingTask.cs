namespace EvoLLM.Evaluators;

/// <summary>An instance of offline bin packing, and where the stream of the host begins.</summary>
/// <param name="Instance">The items, in an order that means nothing, and the capacity.</param>
/// <param name="Seed">The seed of the host.</param>
public sealed record OfflineBinPackingTask(BinPackingInstance Instance, ulong Seed);
