using System.Runtime.CompilerServices;

namespace EvoLLM.Sandbox;

/// <summary>Work on whole lists, paid by their length.</summary>
internal static class PaidLists
{
    [Replaces(typeof(List<>), ".ctor")]
    public static List<T> New<T>(int capacity)
    {
        Meter.AllocateBlock((long)capacity * Unsafe.SizeOf<T>());
        return new List<T>(capacity);
    }

    [Replaces(typeof(List<>), ".ctor")]
    public static List<T> New<T>(IEnumerable<T> items)
    {
        return [.. Paid(items)!];
    }

    [Replaces(typeof(List<>), nameof(List<>.EnsureCapacity))]
    public static int EnsureCapacity<T>(List<T> list, int capacity)
    {
        Meter.AllocateBlock(((long)capacity - list.Capacity) * Unsafe.SizeOf<T>());
        return list.EnsureCapacity(capacity);
    }

    [Replaces(typeof(List<>), "set_Capacity")]
    public static void SetCapacity<T>(List<T> list, int capacity)
    {
        Meter.AllocateBlock((long)capacity * Unsafe.SizeOf<T>());
        list.Capacity = capacity;
    }

    [Replaces(typeof(List<>), nameof(List<>.AddRange))]
    public static void AddRange<T>(List<T> list, IEnumerable<T> items)
    {
        list.AddRange(Paid(items)!);
    }

    [Replaces(typeof(List<>), nameof(List<>.InsertRange))]
    public static void InsertRange<T>(List<T> list, int index, IEnumerable<T> items)
    {
        PaidArrays.Elements(list.Count - (long)index);
        list.InsertRange(index, Paid(items)!);
    }

    [Replaces(typeof(List<>), nameof(List<>.Insert))]
    public static void Insert<T>(List<T> list, int index, T item)
    {
        PaidArrays.Elements(list.Count - (long)index);
        list.Insert(index, item);
    }

    [Replaces(typeof(List<>), nameof(List<>.RemoveAt))]
    public static void RemoveAt<T>(List<T> list, int index)
    {
        PaidArrays.Elements(list.Count - (long)index);
        list.RemoveAt(index);
    }

    [Replaces(typeof(List<>), nameof(List<>.RemoveRange))]
    public static void RemoveRange<T>(List<T> list, int index, int count)
    {
        PaidArrays.Elements(list.Count - (long)index);
        list.RemoveRange(index, count);
    }

    /// <summary>Pays for a copy of what has a length; what has none is a candidate's code or has been paid already.</summary>
    private static IEnumerable<T>? Paid<T>(IEnumerable<T>? items)
    {
        if (items is ICollection<T> collection)
        {
            Meter.AllocateBlock((long)collection.Count * Unsafe.SizeOf<T>());
        }

        return PaidSequences.Take(items);
    }
}
