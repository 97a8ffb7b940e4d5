using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using EvoLLM.Sandbox;

namespace EvoLLM.Evaluators;

/// <summary>The choice of the first bin of the highest priority.</summary>
internal static class PriorityChoice
{
    /// <exception cref="InvalidResultException">A priority is NaN, and that is not allowed.</exception>
    public static int FirstHighest(ReadOnlySpan<double> priorities, NanRule rule)
    {
        if (Highest(priorities) is { } highest)
        {
            return First(priorities, highest);
        }

        var first = FirstNaN(priorities);
        return rule == NanRule.Highest
            ? first
            : throw new InvalidResultException($"The priority of bin {first} of the {priorities.Length} shown is NaN.");
    }

    /// <returns><see langword="null"/> where there is NaN.</returns>
    private static double? Highest(ReadOnlySpan<double> priorities)
    {
        var groups = MemoryMarshal.Cast<double, Vector256<double>>(priorities);
        var highest = Vector256.Create(double.NegativeInfinity);
        var numbers = Vector256<double>.AllBitsSet;
        foreach (var group in groups)
        {
            highest = Vector256.MaxNative(highest, group);
            numbers &= Vector256.Equals(group, group);
        }

        var most = double.NegativeInfinity;
        var allNumbers = numbers.ExtractMostSignificantBits() == (1 << Vector256<double>.Count) - 1;
        for (var lane = 0; lane < Vector256<double>.Count; lane++)
        {
            most = Math.Max(most, highest[lane]);
        }

        foreach (var priority in priorities[(groups.Length * Vector256<double>.Count)..])
        {
            most = Math.Max(most, priority);
        }

        return allNumbers && !double.IsNaN(most) ? most : null;
    }

    private static int First(ReadOnlySpan<double> priorities, double wanted)
    {
        var groups = MemoryMarshal.Cast<double, Vector256<double>>(priorities);
        var value = Vector256.Create(wanted);
        var index = 0;
        while (index < groups.Length && !Vector256.EqualsAny(groups[index], value))
        {
            index++;
        }

        index *= Vector256<double>.Count;
        while (priorities[index] != wanted)
        {
            index++;
        }

        return index;
    }

    private static int FirstNaN(ReadOnlySpan<double> priorities)
    {
        var index = 0;
        while (!double.IsNaN(priorities[index]))
        {
            index++;
        }

        return index;
    }
}
