using System.Text;

namespace EvoLLM.Sandbox;

/// <summary>Strings and builders that pay for their length before they take the memory.</summary>
internal static class PaidText
{
    [Replaces(typeof(string), ".ctor")]
    public static string New(char letter, int count)
    {
        Letters(count);
        return new string(letter, count);
    }

    [Replaces(typeof(string), nameof(string.PadLeft))]
    public static string PadLeft(string text, int width)
    {
        Letters(width);
        return text.PadLeft(width);
    }

    [Replaces(typeof(string), nameof(string.PadLeft))]
    public static string PadLeft(string text, int width, char letter)
    {
        Letters(width);
        return text.PadLeft(width, letter);
    }

    [Replaces(typeof(string), nameof(string.PadRight))]
    public static string PadRight(string text, int width)
    {
        Letters(width);
        return text.PadRight(width);
    }

    [Replaces(typeof(string), nameof(string.PadRight))]
    public static string PadRight(string text, int width, char letter)
    {
        Letters(width);
        return text.PadRight(width, letter);
    }

    [Replaces(typeof(string), nameof(string.Replace))]
    public static string Replace(string text, string old, string? with)
    {
        Letters((long)text.Length * Math.Max(1, with?.Length ?? 0) / Math.Max(1, old?.Length ?? 1));
        return text.Replace(old!, with, StringComparison.Ordinal);
    }

    [Replaces(typeof(StringBuilder), ".ctor")]
    public static StringBuilder NewBuilder(int capacity)
    {
        Letters(capacity);
        return new StringBuilder(capacity);
    }

    [Replaces(typeof(StringBuilder), ".ctor")]
    public static StringBuilder NewBuilder(int capacity, int maximum)
    {
        Letters(capacity);
        return new StringBuilder(capacity, maximum);
    }

    [Replaces(typeof(StringBuilder), ".ctor")]
    public static StringBuilder NewBuilder(string? text, int capacity)
    {
        Letters(capacity);
        return new StringBuilder(text, capacity);
    }

    [Replaces(typeof(StringBuilder), nameof(StringBuilder.Append))]
    public static StringBuilder Append(StringBuilder builder, char letter, int count)
    {
        Letters(count);
        return builder.Append(letter, count);
    }

    [Replaces(typeof(StringBuilder), nameof(StringBuilder.Append))]
    public static StringBuilder Append(StringBuilder builder, string? text)
    {
        Letters(text?.Length ?? 0);
        return builder.Append(text);
    }

    [Replaces(typeof(StringBuilder), nameof(StringBuilder.Append))]
    public static StringBuilder Append(StringBuilder builder, StringBuilder? text)
    {
        Letters(text?.Length ?? 0);
        return builder.Append(text);
    }

    [Replaces(typeof(StringBuilder), nameof(StringBuilder.Insert))]
    public static StringBuilder Insert(StringBuilder builder, int index, string? text)
    {
        Letters(text?.Length ?? 0);
        Meter.Work(builder.Length >> 5);
        return builder.Insert(index, text);
    }

    [Replaces(typeof(StringBuilder), nameof(StringBuilder.Insert))]
    public static StringBuilder Insert(StringBuilder builder, int index, string? text, int count)
    {
        Letters((long)(text?.Length ?? 0) * Math.Max(0, count));
        Meter.Work(builder.Length >> 5);
        return builder.Insert(index, text, count);
    }

    [Replaces(typeof(StringBuilder), nameof(StringBuilder.Replace))]
    public static StringBuilder Replace(StringBuilder builder, string old, string? with)
    {
        Letters((long)builder.Length * Math.Max(1, with?.Length ?? 0) / Math.Max(1, old?.Length ?? 1));
        return builder.Replace(old!, with);
    }

    [Replaces(typeof(StringBuilder), nameof(StringBuilder.Remove))]
    public static StringBuilder Remove(StringBuilder builder, int start, int length)
    {
        Meter.Work(builder.Length >> 5);
        return builder.Remove(start, length);
    }

    [Replaces(typeof(StringBuilder), nameof(StringBuilder.EnsureCapacity))]
    public static int EnsureCapacity(StringBuilder builder, int capacity)
    {
        Letters((long)capacity - builder.Capacity);
        return builder.EnsureCapacity(capacity);
    }

    [Replaces(typeof(StringBuilder), "set_Capacity")]
    public static void SetCapacity(StringBuilder builder, int capacity)
    {
        Letters((long)capacity - builder.Capacity);
        builder.Capacity = capacity;
    }

    [Replaces(typeof(StringBuilder), "set_Length")]
    public static void SetLength(StringBuilder builder, int length)
    {
        Letters((long)length - builder.Length);
        builder.Length = length;
    }

    [Replaces(typeof(StringBuilder), "get_Chars")]
    public static char Letter(StringBuilder builder, int index)
    {
        Meter.Work(builder.Length >> 10);
        return builder[index];
    }

    [Replaces(typeof(StringBuilder), "set_Chars")]
    public static void SetLetter(StringBuilder builder, int index, char letter)
    {
        Meter.Work(builder.Length >> 10);
        builder[index] = letter;
    }

    private static void Letters(long count) => Meter.AllocateBlock(count * sizeof(char));
}
