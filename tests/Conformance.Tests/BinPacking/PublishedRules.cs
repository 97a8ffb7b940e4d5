using EvoLLM.Evaluators;

namespace EvoLLM.Conformance.Tests;

/// <summary>The published heuristics of online bin packing as formulas, by the names that the table has for them.</summary>
internal static class PublishedRules
{
    public static PriorityFunction Named(string name) => name switch
    {
        "first_fit" => (_, _, priority) => priority.Clear(),
        "best_fit" => (item, remaining, priority) => Each(remaining, priority, (room, _) => item - room),
        "funsearch_or" => (item, remaining, priority) => Each(remaining, priority, (room, _) => Steps(room - item)),
        "funsearch_weibull" => FunSearchWeibull,
        "eoh_run1" => (item, remaining, priority) => Each(remaining, priority, (room, _) =>
            Math.Pow(room / Math.Sqrt(Math.Log(room - item)), room / Math.Sqrt(item)) * Math.Exp(item * (room - item)) * Math.Sqrt(item) / (1 / room * Math.Sqrt(item)) * 100),
        "eoh_run2" => (item, remaining, priority) => Each(remaining, priority, (room, index) =>
            (Math.Log(1 + room) / (room - item) * 0.7) - (index * 0.3) + Math.Pow(item * Math.Pow(room - item, 2), 0.2)),
        "eoh_run3" => (item, remaining, priority) => Each(remaining, priority, (room, _) =>
            (room / (Math.Exp(room - item) + 0.7) * Math.Exp(item - room)) + ((1 - ((room - item) / room)) * Math.Sqrt(room - item)) + (room - item > 3 * item ? 0.5 : 0)),
        _ => throw new ArgumentException($"There is no rule '{name}'.", nameof(name)),
    };

    private static void Each(ReadOnlySpan<double> remaining, Span<double> priority, Func<double, int, double> rule)
    {
        for (var i = 0; i < remaining.Length; i++)
        {
            priority[i] = rule(remaining[i], i);
        }
    }

    private static double Steps(double left) => left switch
    {
        <= 2 => 4,
        <= 3 => 3,
        <= 5 => 2,
        <= 7 => 1,
        <= 9 => 0.9,
        <= 12 => 0.95,
        <= 15 => 0.97,
        <= 21 => 0.98,
        _ => 0.99,
    };

    private static void FunSearchWeibull(double item, ReadOnlySpan<double> remaining, Span<double> priority)
    {
        var largest = 0.0;
        foreach (var room in remaining)
        {
            largest = Math.Max(largest, room);
        }

        for (var i = 0; i < remaining.Length; i++)
        {
            var room = remaining[i];
            priority[i] = ((room - largest) * (room - largest) / item) + (room * room / (item * item));
            priority[i] += room * room / (item * item * item);
            priority[i] = room > item ? -priority[i] : priority[i];
        }

        for (var i = remaining.Length - 1; i > 0; i--)
        {
            priority[i] -= priority[i - 1];
        }
    }
}
