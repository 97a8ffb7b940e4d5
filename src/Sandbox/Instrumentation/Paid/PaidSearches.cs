namespace EvoLLM.Sandbox;

/// <summary>Searches through the whole of something, paid by its length.</summary>
internal static class PaidSearches
{
    [Replaces(typeof(string), nameof(string.IndexOf))]
    public static int IndexOf(string text, string part)
    {
        PaidArrays.Elements(text.Length);
        return text.IndexOf(part, StringComparison.Ordinal);
    }

    [Replaces(typeof(string), nameof(string.Contains))]
    public static bool Contains(string text, string part)
    {
        PaidArrays.Elements(text.Length);
        return text.Contains(part, StringComparison.Ordinal);
    }

    [Replaces(typeof(string), "op_Equality", Static = true)]
    [Replaces(typeof(string), nameof(string.Equals), Static = true)]
    public static bool Same(string? one, string? other)
    {
        PayEqual(one, other);
        return one == other;
    }

    [Replaces(typeof(string), "op_Inequality", Static = true)]
    public static bool Different(string? one, string? other) => !Same(one, other);

    [Replaces(typeof(string), nameof(string.Equals))]
    public static bool Equals(string text, string? other)
    {
        PayEqual(text, other);
        return text.Equals(other, StringComparison.Ordinal);
    }

    /// <summary>Among the framework's other ways to remove it is one that knows the place.</summary>
    [Replaces(typeof(LinkedList<>), nameof(LinkedList<>.Remove))]
    public static bool Remove<T>(LinkedList<T> list, T value)
    {
        Meter.Elements(Sizes.OfSequence(list));
        return list.Remove(value);
    }

    /// <summary>Texts of different lengths are not looked at.</summary>
    private static void PayEqual(string? one, string? other)
    {
        if (one is not null && other is not null && one.Length == other.Length)
        {
            Meter.Elements(one.Length);
        }
    }
}
