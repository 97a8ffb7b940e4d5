using System.Text;

namespace EvoLLM.Sandbox;

/// <summary>Builders that take a separator again and again, paid by its length each time.</summary>
internal static class PaidJoins
{
    [Replaces(typeof(StringBuilder), nameof(StringBuilder.AppendJoin))]
    public static StringBuilder AppendJoin(StringBuilder builder, string? separator, object?[] values)
    {
        Pay(separator, values?.Length ?? 0);
        return builder.AppendJoin(separator, values!);
    }

    [Replaces(typeof(StringBuilder), nameof(StringBuilder.AppendJoin))]
    public static StringBuilder AppendJoin(StringBuilder builder, string? separator, string?[] values)
    {
        Pay(separator, values?.Length ?? 0);
        Meter.AllocateBlock(Sizes.OfArray(values) * sizeof(char));
        return builder.AppendJoin(separator, values!);
    }

    [Replaces(typeof(StringBuilder), nameof(StringBuilder.AppendJoin))]
    public static StringBuilder AppendJoin(StringBuilder builder, string? separator, ReadOnlySpan<object?> values)
    {
        Pay(separator, values.Length);
        return builder.AppendJoin(separator, values);
    }

    [Replaces(typeof(StringBuilder), nameof(StringBuilder.AppendJoin))]
    public static StringBuilder AppendJoin(StringBuilder builder, string? separator, ReadOnlySpan<string?> values)
    {
        Pay(separator, values.Length);
        Meter.AllocateBlock(Sizes.OfSpan(values) * sizeof(char));
        return builder.AppendJoin(separator, values);
    }

    [Replaces(typeof(StringBuilder), nameof(StringBuilder.AppendJoin))]
    public static StringBuilder AppendJoin<T>(StringBuilder builder, string? separator, IEnumerable<T> values)
    {
        var items = PaidSequences.Take(values);
        return builder.AppendJoin(separator, items is null ? items! : Each(items, separator));
    }

    private static IEnumerable<T> Each<T>(IEnumerable<T> items, string? separator)
    {
        foreach (var item in items)
        {
            Pay(separator, 1);
            yield return item;
        }
    }

    /// <summary>A value that is no text takes a few letters.</summary>
    private static void Pay(string? separator, int values) => Meter.AllocateBlock(values * ((separator?.Length ?? 0) + 16L) * sizeof(char));
}
