using System.Numerics;

namespace EvoLLM.Sandbox;

/// <summary>
/// A sort that is under way. The framework catches what a comparer throws and throws it on from its own handler: few sorts
/// may be inside each other, or an exception out of all of them would exhaust the stack.
/// </summary>
internal readonly ref struct NestedSort
{
    private const int MaxDepth = 32;

    private static int _depth;

    private readonly int _before;

    /// <summary>Pays for a sort and begins it.</summary>
    public NestedSort(int count)
    {
        Meter.Work(1 + (Math.Max(0L, count) * BitOperations.Log2((uint)count + 1) / 2));
        if (_depth >= MaxDepth)
        {
            Meter.StackExhausted();
        }

        _before = _depth++;
    }

    /// <summary>Ends it.</summary>
    public void Dispose() => _depth = _before;
}
