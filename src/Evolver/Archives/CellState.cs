namespace EvoLLM.Evolver;

/// <summary>What belongs together of an archive of cells: replaced as a whole, so that another thread never sees half of it.</summary>
internal sealed class CellState<T>(IPartition partition)
{
    public IPartition Partition { get; } = partition;

    public CellIndex Index { get; } = CellIndex.For(partition.CellCount);

    public EliteStore<T> Elites { get; } = new(partition.MeasureCount);
}
