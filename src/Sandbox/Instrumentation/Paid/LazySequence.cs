using System.Collections;
using System.Numerics;

namespace EvoLLM.Sandbox;

/// <summary>
/// A sequence of LINQ that nobody has gone through yet. It knows what it is made of, so that a pass can be paid before it is
/// made, and how many stand inside each other, which is counted rather than left to the stack: to end a stack that is full of
/// them takes the runtime seconds. LINQ itself is handed what is inside and keeps its short cuts.
/// </summary>
internal abstract class LazySequence : ISized
{
    /// <summary>How many may stand inside each other.</summary>
    private const int MostNested = 2000;

    /// <summary>What one of them may take of the stack while it is gone through.</summary>
    private const int StackBytes = 1024;

    /// <summary>What one takes of memory with what it wraps.</summary>
    private const int ObjectBytes = 128;

    /// <summary>Hashing, or going through a sequence that the framework keeps, as a multiple of going through an array.</summary>
    public const int Kept = 48;

    /// <summary>Going through a list element by element, as a multiple of going through an array at once.</summary>
    public const long Each = 4;

    private static long _passes;

    private readonly LazyParts _parts;
    private readonly int _depth;
    private long _pass;
    private SequenceSize _size;

    protected LazySequence(LazyParts parts)
    {
        _parts = parts;
        _depth = 1 + Math.Max(DepthOf(parts.First), DepthOf(parts.Second));
        if (_depth > MostNested)
        {
            Meter.StackExhausted();
        }

        Meter.Allocate(ObjectBytes);
    }

    /// <summary>The sequence as LINQ made it.</summary>
    public abstract IEnumerable Inner { get; }

    /// <summary>Pays for going through it once.</summary>
    /// <param name="each">What is done with each element besides.</param>
    public void Pay(int each = 0)
    {
        Meter.Room(_depth * StackBytes);
        var size = Measure(++_passes);
        Meter.Elements(size.Cost + (size.Length * each));
    }

    /// <inheritdoc/>
    public SequenceSize Measure(long pass)
    {
        if (_pass != pass)
        {
            (_pass, _size) = (pass, Combine(Of(_parts.First, pass), Of(_parts.Second, pass)));
        }

        return _size;
    }

    /// <inheritdoc/>
    public override string? ToString() => Inner.ToString();

    private static int DepthOf(object? source) => source is LazySequence sequence ? sequence._depth : 0;

    private static SequenceSize Of(object? source, long pass) => source switch
    {
        ISized sized => sized.Measure(pass),
        string text => new SequenceSize(text.Length, text.Length * Each, IsList: false),
        IList list => new SequenceSize(list.Count, list.Count * Each, IsList: true),
        _ => default,
    };

    private SequenceSize Combine(SequenceSize first, SequenceSize second)
    {
        var (length, cost) = (Sum(first.Length, second.Length), Sum(Sum(first.Cost, second.Cost), SequenceSize.Step));
        return _parts.Work switch
        {
            SequenceWork.Map => new SequenceSize(length, cost, first.IsList),
            SequenceWork.Skip => Part(first, Math.Max(0, length - Math.Max(0, _parts.Count))),
            SequenceWork.Take => Part(first, Math.Clamp(_parts.Count, 0, length)),
            SequenceWork.Keep => new SequenceSize(length, Sum(cost, length * Kept), IsList: false),
            SequenceWork.Sort => new SequenceSize(length, Sum(cost, length * 3 * (1 + BitOperations.Log2((ulong)length + 1))), IsList: false),
            SequenceWork.Fixed => new SequenceSize(_parts.Count, _parts.Count * Each, IsList: true),
            _ => new SequenceSize(length, cost, IsList: false),
        };
    }

    /// <summary>A part of a list is gone to directly.</summary>
    private static SequenceSize Part(SequenceSize whole, long length) => new(length, whole.IsList ? SequenceSize.Step + (length * Each) : whole.Cost + SequenceSize.Step, whole.IsList);

    private static long Sum(long one, long other) => Math.Min(one + other, SequenceSize.Most);
}
