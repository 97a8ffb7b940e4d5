using System.Globalization;

namespace EvoLLM.Cli;

/// <summary>Spans of time as a user types them.</summary>
internal static class Durations
{
    /// <summary>Reads a number and a unit, e.g. <c>90s</c>, <c>10m</c> or <c>2h</c>.</summary>
    /// <param name="text">What was typed.</param>
    /// <returns>A span above 0 and below ten years; <see langword="null"/> where the text is none.</returns>
    public static TimeSpan? Parse(string text)
    {
        var unit = text.Length > 0 ? text[^1] switch { 's' => 1, 'm' => 60, 'h' => 3600, _ => 0 } : 0;
        return unit > 0 && double.TryParse(text[..^1], NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var amount)
            && amount > 0 && amount * unit < TimeSpan.FromDays(3650).TotalSeconds
            ? TimeSpan.FromSeconds(amount * unit)
            : null;
    }
}
