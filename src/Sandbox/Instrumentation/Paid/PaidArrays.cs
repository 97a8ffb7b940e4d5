using System.Runtime.CompilerServices;

namespace EvoLLM.Sandbox;

/// <summary>Work on whole arrays and spans, paid by their length.</summary>
internal static class PaidArrays
{
    private const int ElementsPerStep = 16;

    [Replaces(typeof(Array), nameof(Array.Copy), Static = true)]
    public static void Copy(Array source, Array destination, int length)
    {
        Elements(length);
        Array.Copy(source, destination, length);
    }

    [Replaces(typeof(Array), nameof(Array.Copy), Static = true)]
    public static void Copy(Array source, int sourceIndex, Array destination, int destinationIndex, int length)
    {
        Elements(length);
        Array.Copy(source, sourceIndex, destination, destinationIndex, length);
    }

    [Replaces(typeof(Array), nameof(Array.CopyTo))]
    public static void CopyTo(Array source, Array destination, int index)
    {
        Elements(source.Length);
        source.CopyTo(destination, index);
    }

    [Replaces(typeof(Array), nameof(Array.Clone))]
    public static object Clone(Array source)
    {
        Meter.AllocateBlock(source.Length * 8L);
        return source.Clone();
    }

    [Replaces(typeof(Array), nameof(Array.Clear), Static = true)]
    public static void Clear(Array array)
    {
        Elements(array?.Length ?? 0);
        Array.Clear(array!);
    }

    [Replaces(typeof(Array), nameof(Array.Clear), Static = true)]
    public static void Clear(Array array, int index, int length)
    {
        Elements(length);
        Array.Clear(array, index, length);
    }

    [Replaces(typeof(Array), nameof(Array.Fill), Static = true)]
    public static void Fill<T>(T[] array, T value)
    {
        Elements(array?.Length ?? 0);
        Array.Fill(array!, value);
    }

    [Replaces(typeof(Array), nameof(Array.Resize), Static = true)]
    public static void Resize<T>(ref T[]? array, int length)
    {
        Meter.AllocateBlock((long)length * Unsafe.SizeOf<T>());
        Array.Resize(ref array, length);
    }

    [Replaces(typeof(Array), nameof(Array.Reverse), Static = true)]
    public static void Reverse<T>(T[] array)
    {
        Elements(array?.Length ?? 0);
        Array.Reverse(array!);
    }

    [Replaces(typeof(Array), nameof(Array.IndexOf), Static = true)]
    public static int IndexOf<T>(T[] array, T value)
    {
        Elements(array?.Length ?? 0);
        return Array.IndexOf(array!, value);
    }

    [Replaces(typeof(Span<>), nameof(Span<>.Fill))]
    public static void Fill<T>(ref Span<T> span, T value)
    {
        Elements(span.Length);
        span.Fill(value);
    }

    [Replaces(typeof(Span<>), nameof(Span<>.Clear))]
    public static void Clear<T>(ref Span<T> span)
    {
        Elements(span.Length);
        span.Clear();
    }

    [Replaces(typeof(Span<>), nameof(Span<>.CopyTo))]
    public static void CopyTo<T>(ref Span<T> span, Span<T> destination)
    {
        Elements(span.Length);
        span.CopyTo(destination);
    }

    [Replaces(typeof(ReadOnlySpan<>), nameof(ReadOnlySpan<>.CopyTo))]
    public static void CopyTo<T>(ref ReadOnlySpan<T> span, Span<T> destination)
    {
        Elements(span.Length);
        span.CopyTo(destination);
    }

    [Replaces(typeof(MemoryExtensions), nameof(MemoryExtensions.Reverse), Static = true)]
    public static void Reverse<T>(Span<T> span)
    {
        Elements(span.Length);
        span.Reverse();
    }

    [Replaces(typeof(Random), nameof(Random.Shuffle))]
    public static void Shuffle<T>(Random random, T[] values)
    {
        Meter.Work(values?.Length ?? 0);
        random.Shuffle(values!);
    }

    [Replaces(typeof(Random), nameof(Random.NextBytes))]
    public static void NextBytes(Random random, byte[] buffer)
    {
        Meter.Work(buffer?.Length ?? 0);
        random.NextBytes(buffer!);
    }

    [Replaces(typeof(Random), nameof(Random.GetItems))]
    public static T[] GetItems<T>(Random random, T[] choices, int length)
    {
        Meter.AllocateBlock((long)length * Unsafe.SizeOf<T>());
        Meter.Work(Math.Max(0, length));
        return random.GetItems(choices, length);
    }

    /// <summary>Pays for a pass over elements, without memory of its own.</summary>
    internal static void Elements(long count) => Meter.Work(1 + (Math.Max(0, count) / ElementsPerStep));
}
