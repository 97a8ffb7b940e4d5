namespace EvoLLM.Evolver;

/// <summary>A hash table with open addressing and linear probing, at most half full.</summary>
internal sealed class HashedCellIndex : CellIndex
{
    private Entry[] _entries = new Entry[64];
    private int _count;

    public override int Find(long cell)
    {
        var entries = Volatile.Read(ref _entries);
        for (var i = Scatter(cell) & (entries.Length - 1); ; i = (i + 1) & (entries.Length - 1))
        {
            var slot = Volatile.Read(ref entries[i].SlotPlusOne) - 1;
            if (slot < 0 || entries[i].Cell == cell)
            {
                return slot;
            }
        }
    }

    public override void Find(ReadOnlySpan<long> cells, Span<int> slots)
    {
        for (var i = 0; i < cells.Length; i++)
        {
            slots[i] = cells[i] < 0 ? -1 : Find(cells[i]);
        }
    }

    public override void Set(long cell, int slot)
    {
        if (++_count > _entries.Length / 2)
        {
            Grow();
        }

        Insert(_entries, cell, slot + 1);
    }

    private void Grow()
    {
        var entries = new Entry[_entries.Length * 2];
        foreach (var entry in _entries.Where(entry => entry.SlotPlusOne > 0))
        {
            Insert(entries, entry.Cell, entry.SlotPlusOne);
        }

        Volatile.Write(ref _entries, entries);
    }

    private static void Insert(Entry[] entries, long cell, int slotPlusOne)
    {
        var i = Scatter(cell) & (entries.Length - 1);
        while (entries[i].SlotPlusOne > 0)
        {
            i = (i + 1) & (entries.Length - 1);
        }

        entries[i].Cell = cell;
        Volatile.Write(ref entries[i].SlotPlusOne, slotPlusOne);
    }

    private struct Entry
    {
        public long Cell;
        public int SlotPlusOne;
    }
}
