using System.Collections;
using System.Numerics;
using System.Runtime.InteropServices;
using System.Text;

namespace EvoLLM.Sandbox;

/// <summary>How much the framework has to do to go through something once, in elements of an array; sixteen of them are a step.</summary>
internal static class Sizes
{
    /// <summary>What an element costs that lies by itself in memory, as a multiple of an array's.</summary>
    public const int Scattered = 8;

    /// <summary>What an element costs that is found through others.</summary>
    private const int Linked = 48;

    /// <summary>A number of elements that a call is given; what is negative is left to the framework.</summary>
    public static long OfCount(int count) => Math.Max(0, count);

    public static long OfText(string? text) => text?.Length ?? 0;

    public static long OfBuilder(StringBuilder? builder) => builder?.Length ?? 0;

    public static long OfNumber(BigInteger number) => number.GetByteCount();

    public static long OfGrid(Array? array) => array?.LongLength ?? 0;

    public static long OfArray<T>(T[]? array) => OfSpan(new ReadOnlySpan<T>(array));

    public static long OfSegment<T>(ArraySegment<T> segment) => OfSpan<T>(segment);

    public static long OfMemory<T>(Memory<T> memory) => memory.Length;

    public static long OfReadOnlyMemory<T>(ReadOnlyMemory<T> memory) => memory.Length;

    public static long OfWritableSpan<T>(Span<T> span) => OfSpan<T>(span);

    /// <summary>The length of a span; of texts and large numbers the sum of theirs.</summary>
    public static long OfSpan<T>(ReadOnlySpan<T> span)
    {
        var size = (long)span.Length;
        if (typeof(T) == typeof(string) || typeof(T) == typeof(BigInteger))
        {
            foreach (var item in span)
            {
                size += OfValue(item);
            }
        }

        return size;
    }

    /// <summary>The length of what is hashed or compared as a whole.</summary>
    public static long OfValue<T>(T value) =>
        typeof(T).IsValueType ? typeof(T) == typeof(BigInteger) ? OfNumber((BigInteger)(object)value!) : 0
        : value is string text ? text.Length
        : value is BigInteger number ? OfNumber(number)
        : 0;

    /// <summary>The size of what is a collection if it is no struct.</summary>
    public static long OfBoxed<T>(T value) => typeof(T).IsValueType ? 0 : OfObject(value);

    /// <summary>The size of what may be a collection.</summary>
    public static long OfObject(object? value) => value switch
    {
        string text => text.Length,
        IDictionary dictionary => (long)dictionary.Count * Linked,
        IList list => list.Count,
        ICollection collection => (long)collection.Count * Linked,
        _ => 0,
    };

    public static long OfDictionary<TKey, TValue>(Dictionary<TKey, TValue>? dictionary)
        where TKey : notnull => (long)(dictionary?.Capacity ?? 0) * Scattered;

    public static long OfSortedList<TKey, TValue>(SortedList<TKey, TValue>? list)
        where TKey : notnull => list?.Count ?? 0;

    public static long OfQueue<TElement, TPriority>(PriorityQueue<TElement, TPriority>? queue) => (long)(queue?.Count ?? 0) * Scattered;

    /// <summary>What a pass over a collection costs; what has no length is a candidate's code.</summary>
    public static long OfSequence<T>(IEnumerable<T>? source) => source switch
    {
        null => 0,
        T[] array => OfArray(array),
        List<T> list => OfSpan<T>(CollectionsMarshal.AsSpan(list)),
        string text => text.Length,
        HashSet<T> set => (long)set.Capacity * Scattered,
        SortedSet<T> or LinkedList<T> => (long)((ICollection<T>)source).Count * Linked,
        ICollection<T> collection => (long)collection.Count * Scattered,
        IReadOnlyCollection<T> collection => (long)collection.Count * Scattered,
        _ => OfObject(source),
    };

    /// <summary>What it costs to find something in a collection, or to move what lies behind it.</summary>
    public static long OfSearched<T>(IEnumerable<T>? source) => source is ISet<T> ? 0 : OfSequence(source);

    /// <summary>What it costs to change a dictionary of any kind.</summary>
    public static long OfSearchedDictionary<TKey, TValue>(IDictionary<TKey, TValue>? dictionary)
        where TKey : notnull => dictionary switch
        {
            SortedList<TKey, TValue> list => list.Count,
            OrderedDictionary<TKey, TValue> ordered => (long)ordered.Count * Linked,
            _ => 0,
        };
}
