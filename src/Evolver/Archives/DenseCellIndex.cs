namespace EvoLLM.Evolver;

/// <summary>An entry for each cell: its slot, or -1. Filled at once, so that later adds find the memory in place.</summary>
internal sealed class DenseCellIndex : CellIndex
{
    private readonly int[] _slots;

    public DenseCellIndex(int cells)
    {
        _slots = GC.AllocateUninitializedArray<int>(cells);
        Array.Fill(_slots, -1);
    }

    public override int Find(long cell) => Volatile.Read(ref _slots[cell]);

    public override void Find(ReadOnlySpan<long> cells, Span<int> slots)
    {
        for (var i = 0; i < cells.Length; i++)
        {
            slots[i] = cells[i] < 0 ? -1 : _slots[cells[i]];
        }
    }

    public override void Set(long cell, int slot) => Volatile.Write(ref _slots[cell], slot);
}
