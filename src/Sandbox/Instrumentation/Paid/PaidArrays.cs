using System.Runtime.CompilerServices;

namespace EvoLLM.Sandbox;

/// <summary>Work on whole arrays and spans, paid by their length.</summary>
internal static class PaidArrays
{
    private const int ElementsPerStep = 16;

    [Replaces(typeof(Array), nameof(Array.Clone))]
    public static object Clone(Array source)
    {
        Meter.AllocateBlock(source.Length * 8L);
        return source.Clone();
    }

    [Replaces(typeof(Array), nameof(Array.Resize), Static = true)]
    public static void Resize<T>(ref T[]? array, int length)
    {
        Meter.AllocateBlock((long)length * Unsafe.SizeOf<T>());
        Array.Resize(ref array, length);
    }

    /// <summary>Pays for a pass over elements, without memory of its own.</summary>
    internal static void Elements(long count) => Meter.Work(1 + (Math.Max(0, count) / ElementsPerStep));
}
