namespace EvoLLM.Evolver;

/// <summary>
/// A growing list of rows of a fixed number of values, in pieces that never move: growing copies nothing and touches only
/// the memory that is used. Written by one thread at a time; rows that are there may be read by others meanwhile.
/// </summary>
internal sealed class Column<TValue>(int width = 1)
{
    private const int PieceBits = 10;
    private const int PieceMask = (1 << PieceBits) - 1;

    private TValue[][] _pieces = [];

    public TValue this[int row]
    {
        get => _pieces[row >> PieceBits][row & PieceMask];
        set => _pieces[row >> PieceBits][row & PieceMask] = value;
    }

    public Span<TValue> Row(int row) => _pieces[row >> PieceBits].AsSpan((row & PieceMask) * width, width);

    /// <summary>Makes room for a row that follows those that there are.</summary>
    public void Reserve(int row)
    {
        var piece = row >> PieceBits;
        if (piece == _pieces.Length)
        {
            var pieces = new TValue[Math.Max(1, _pieces.Length * 2)][];
            _pieces.CopyTo(pieces, 0);
            Volatile.Write(ref _pieces, pieces);
        }

        // What others read of it they hear of later.
        _pieces[piece] ??= new TValue[width << PieceBits];
    }
}
