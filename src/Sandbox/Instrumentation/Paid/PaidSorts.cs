namespace EvoLLM.Sandbox;

/// <summary>Sorting, paid by the number of elements; what comparers do is paid besides.</summary>
internal static class PaidSorts
{
    [Replaces(typeof(Array), nameof(Array.Sort), Static = true)]
    public static void Sort<T>(T[] array)
    {
        using var sort = new NestedSort(array?.Length ?? 0);
        Array.Sort(array!);
    }

    [Replaces(typeof(Array), nameof(Array.Sort), Static = true)]
    public static void Sort<T>(T[] array, Comparison<T> comparison)
    {
        using var sort = new NestedSort(array?.Length ?? 0);
        Array.Sort(array!, comparison);
    }

    [Replaces(typeof(Array), nameof(Array.Sort), Static = true)]
    public static void Sort<T>(T[] array, IComparer<T>? comparer)
    {
        using var sort = new NestedSort(array?.Length ?? 0);
        Array.Sort(array!, comparer);
    }

    [Replaces(typeof(Array), nameof(Array.Sort), Static = true)]
    public static void Sort<TKey, TValue>(TKey[] keys, TValue[]? items)
    {
        using var sort = new NestedSort(keys?.Length ?? 0);
        Array.Sort(keys!, items);
    }

    [Replaces(typeof(MemoryExtensions), nameof(MemoryExtensions.Sort), Static = true)]
    public static void Sort<T>(Span<T> span)
    {
        using var sort = new NestedSort(span.Length);
        span.Sort();
    }

    [Replaces(typeof(List<>), nameof(List<>.Sort))]
    public static void Sort<T>(List<T> list)
    {
        using var sort = new NestedSort(list.Count);
        list.Sort();
    }

    [Replaces(typeof(List<>), nameof(List<>.Sort))]
    public static void Sort<T>(List<T> list, Comparison<T> comparison)
    {
        using var sort = new NestedSort(list.Count);
        list.Sort(comparison);
    }

    [Replaces(typeof(List<>), nameof(List<>.Sort))]
    public static void Sort<T>(List<T> list, IComparer<T>? comparer)
    {
        using var sort = new NestedSort(list.Count);
        list.Sort(comparer);
    }

    [Replaces(typeof(Array), nameof(Array.Sort), Static = true)]
    public static void Sort(Array array)
    {
        using var sort = Untyped(array);
        Array.Sort(array!);
    }

    [Replaces(typeof(Array), nameof(Array.Sort), Static = true)]
    public static void Sort(Array array, System.Collections.IComparer? comparer)
    {
        using var sort = Untyped(array);
        Array.Sort(array!, comparer);
    }

    [Replaces(typeof(Array), nameof(Array.Sort), Static = true)]
    public static void Sort<T>(T[] array, int index, int length)
    {
        using var sort = new NestedSort(length);
        Array.Sort(array, index, length);
    }

    [Replaces(typeof(Array), nameof(Array.Sort), Static = true)]
    public static void Sort<T>(T[] array, int index, int length, IComparer<T>? comparer)
    {
        using var sort = new NestedSort(length);
        Array.Sort(array, index, length, comparer);
    }

    [Replaces(typeof(Array), nameof(Array.Sort), Static = true)]
    public static void Sort<TKey, TValue>(TKey[] keys, TValue[]? items, IComparer<TKey>? comparer)
    {
        using var sort = new NestedSort(keys?.Length ?? 0);
        Array.Sort(keys!, items, comparer);
    }

    [Replaces(typeof(Array), nameof(Array.Sort), Static = true)]
    public static void Sort<TKey, TValue>(TKey[] keys, TValue[]? items, int index, int length)
    {
        using var sort = new NestedSort(length);
        Array.Sort(keys, items, index, length);
    }

    [Replaces(typeof(MemoryExtensions), nameof(MemoryExtensions.Sort), Static = true)]
    public static void Sort<T>(Span<T> span, Comparison<T> comparison)
    {
        using var sort = new NestedSort(span.Length);
        span.Sort(comparison);
    }

    [Replaces(typeof(MemoryExtensions), nameof(MemoryExtensions.Sort), Static = true)]
    public static void Sort<T, TComparer>(Span<T> span, TComparer comparer)
        where TComparer : IComparer<T>?
    {
        using var sort = new NestedSort(span.Length);
        span.Sort(comparer);
    }

    [Replaces(typeof(MemoryExtensions), nameof(MemoryExtensions.Sort), Static = true)]
    public static void Sort<TKey, TValue>(Span<TKey> keys, Span<TValue> items)
    {
        using var sort = new NestedSort(keys.Length);
        keys.Sort(items);
    }

    [Replaces(typeof(MemoryExtensions), nameof(MemoryExtensions.Sort), Static = true)]
    public static void Sort<TKey, TValue>(Span<TKey> keys, Span<TValue> items, Comparison<TKey> comparison)
    {
        using var sort = new NestedSort(keys.Length);
        keys.Sort(items, comparison);
    }

    [Replaces(typeof(List<>), nameof(List<>.Sort))]
    public static void Sort<T>(List<T> list, int index, int count, IComparer<T>? comparer)
    {
        using var sort = new NestedSort(count);
        list.Sort(index, count, comparer);
    }

    /// <summary>Elements of an unknown type are boxed.</summary>
    private static NestedSort Untyped(Array? array)
    {
        Meter.Work((array?.Length ?? 0) * 32L);
        return new NestedSort(array?.Length ?? 0);
    }
}
