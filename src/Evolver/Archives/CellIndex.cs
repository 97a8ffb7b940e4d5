namespace EvoLLM.Evolver;

/// <summary>
/// Which elite holds a cell: a table with an entry for each cell where there are not too many of them, else a hash table
/// that grows with the elites. Written by one thread at a time; may be read by others meanwhile.
/// </summary>
internal abstract class CellIndex
{
    /// <summary>Up to here the table takes 64 MB at most.</summary>
    private const long DenseLimit = 1L << 24;

    public static CellIndex For(long cells) => cells <= DenseLimit ? new DenseCellIndex((int)cells) : new HashedCellIndex();

    /// <summary>The slot of a cell's elite; -1 where the cell is empty.</summary>
    public abstract int Find(long cell);

    /// <summary>Says which elite holds a cell that was empty.</summary>
    public abstract void Set(long cell, int slot);
}

/// <summary>An entry for each cell: the slot and one more, 0 for an empty one.</summary>
internal sealed class DenseCellIndex(int cells) : CellIndex
{
    private readonly int[] _entries = new int[cells];

    public override int Find(long cell) => Volatile.Read(ref _entries[cell]) - 1;

    public override void Set(long cell, int slot) => Volatile.Write(ref _entries[cell], slot + 1);
}

/// <summary>A hash table with open addressing and linear probing, at most half full.</summary>
internal sealed class HashedCellIndex : CellIndex
{
    private Entry[] _entries = new Entry[64];
    private int _count;

    public override int Find(long cell)
    {
        var entries = Volatile.Read(ref _entries);
        for (var i = Place(cell, entries.Length); ; i = (i + 1) & (entries.Length - 1))
        {
            var slot = Volatile.Read(ref entries[i].SlotPlusOne) - 1;
            if (slot < 0 || entries[i].Cell == cell)
            {
                return slot;
            }
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
        var i = Place(cell, entries.Length);
        while (entries[i].SlotPlusOne > 0)
        {
            i = (i + 1) & (entries.Length - 1);
        }

        entries[i].Cell = cell;
        Volatile.Write(ref entries[i].SlotPlusOne, slotPlusOne);
    }

    /// <summary>Fibonacci hashing (Knuth): neighbouring cells come to lie far apart.</summary>
    private static int Place(long cell, int length) =>
        (int)(((ulong)cell * 0x9E3779B97F4A7C15UL) >> 32) & (length - 1);

    private struct Entry
    {
        public long Cell;
        public int SlotPlusOne;
    }
}
