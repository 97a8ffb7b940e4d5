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

    /// <summary>
    /// The slots of many cells, -1 also for those of negative number. One after the other and nothing else in between: the
    /// processor waits for many of them at once where the table is larger than its caches.
    /// </summary>
    public abstract void Find(ReadOnlySpan<long> cells, Span<int> slots);

    /// <summary>Says which elite holds a cell that was empty.</summary>
    public abstract void Set(long cell, int slot);

    /// <summary>Fibonacci hashing (Knuth): neighbouring cells come to lie far apart.</summary>
    /// <returns>0 or more.</returns>
    public static int Scatter(long cell) => (int)(((ulong)cell * 0x9E3779B97F4A7C15UL) >> 33);
}
