using System.Runtime.CompilerServices;

namespace EvoLLM.Sandbox;

/// <summary>Collections that are created or grown with a capacity, paid by it.</summary>
internal static class PaidCollections
{
    private const int LinkBytes = 8;

    [Replaces(typeof(Dictionary<,>), ".ctor")]
    public static Dictionary<TKey, TValue> NewDictionary<TKey, TValue>(int capacity)
        where TKey : notnull
    {
        Entries<TKey, TValue>(capacity);
        return new Dictionary<TKey, TValue>(capacity);
    }

    [Replaces(typeof(Dictionary<,>), ".ctor")]
    public static Dictionary<TKey, TValue> NewDictionary<TKey, TValue>(int capacity, IEqualityComparer<TKey>? comparer)
        where TKey : notnull
    {
        Entries<TKey, TValue>(capacity);
        return new Dictionary<TKey, TValue>(capacity, comparer);
    }

    [Replaces(typeof(Dictionary<,>), nameof(Dictionary<,>.EnsureCapacity))]
    public static int EnsureCapacity<TKey, TValue>(Dictionary<TKey, TValue> dictionary, int capacity)
        where TKey : notnull
    {
        Entries<TKey, TValue>(capacity);
        return dictionary.EnsureCapacity(capacity);
    }

    [Replaces(typeof(HashSet<>), ".ctor")]
    public static HashSet<T> NewHashSet<T>(int capacity)
    {
        Entries<T, int>(capacity);
        return new HashSet<T>(capacity);
    }

    [Replaces(typeof(HashSet<>), nameof(HashSet<>.EnsureCapacity))]
    public static int EnsureCapacity<T>(HashSet<T> set, int capacity)
    {
        Entries<T, int>(capacity);
        return set.EnsureCapacity(capacity);
    }

    [Replaces(typeof(Queue<>), ".ctor")]
    public static Queue<T> NewQueue<T>(int capacity)
    {
        Items<T>(capacity);
        return new Queue<T>(capacity);
    }

    [Replaces(typeof(Queue<>), nameof(Queue<>.EnsureCapacity))]
    public static int EnsureCapacity<T>(Queue<T> queue, int capacity)
    {
        Items<T>(capacity);
        return queue.EnsureCapacity(capacity);
    }

    [Replaces(typeof(Stack<>), ".ctor")]
    public static Stack<T> NewStack<T>(int capacity)
    {
        Items<T>(capacity);
        return new Stack<T>(capacity);
    }

    [Replaces(typeof(Stack<>), nameof(Stack<>.EnsureCapacity))]
    public static int EnsureCapacity<T>(Stack<T> stack, int capacity)
    {
        Items<T>(capacity);
        return stack.EnsureCapacity(capacity);
    }

    [Replaces(typeof(PriorityQueue<,>), ".ctor")]
    public static PriorityQueue<TElement, TPriority> NewPriorityQueue<TElement, TPriority>(int capacity)
    {
        Entries<TElement, TPriority>(capacity);
        return new PriorityQueue<TElement, TPriority>(capacity);
    }

    [Replaces(typeof(PriorityQueue<,>), nameof(PriorityQueue<,>.EnsureCapacity))]
    public static int EnsureCapacity<TElement, TPriority>(PriorityQueue<TElement, TPriority> queue, int capacity)
    {
        Entries<TElement, TPriority>(capacity);
        return queue.EnsureCapacity(capacity);
    }

    [Replaces(typeof(SortedList<,>), ".ctor")]
    public static SortedList<TKey, TValue> NewSortedList<TKey, TValue>(int capacity)
        where TKey : notnull
    {
        Entries<TKey, TValue>(capacity);
        return new SortedList<TKey, TValue>(capacity);
    }

    [Replaces(typeof(System.Collections.BitArray), ".ctor")]
    public static System.Collections.BitArray NewBits(int length)
    {
        Meter.AllocateBlock(length / 8);
        return new System.Collections.BitArray(length);
    }

    [Replaces(typeof(System.Collections.BitArray), ".ctor")]
    public static System.Collections.BitArray NewBits(int length, bool value)
    {
        Meter.AllocateBlock(length / 8);
        return new System.Collections.BitArray(length, value);
    }

    /// <summary>Handlers of an event or a delegate made of many are called by one instruction.</summary>
    [Replaces(typeof(Delegate), nameof(Delegate.Combine), Static = true)]
    public static Delegate? Combine(Delegate? first, Delegate? second)
    {
        const int Most = 1_000;
        var both = Delegate.Combine(first, second);
        return both is null or { HasSingleTarget: true } || both.GetInvocationList().Length <= Most
            ? both
            : throw new InvalidOperationException($"A delegate may have {Most} targets at most.");
    }

    private static void Items<T>(int capacity) => Meter.AllocateBlock((long)capacity * Unsafe.SizeOf<T>());

    private static void Entries<TKey, TValue>(int capacity) =>
        Meter.AllocateBlock((long)capacity * (Unsafe.SizeOf<TKey>() + Unsafe.SizeOf<TValue>() + (2 * LinkBytes)));
}
