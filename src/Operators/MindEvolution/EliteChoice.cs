using System.Globalization;
using System.Text.RegularExpressions;

namespace EvoLLM.Operators;

/// <summary>Reads which of the numbered candidates a model chose.</summary>
internal static partial class EliteChoice
{
    /// <summary>The numbers, from 1, behind the last <c>chosen:</c>; <see langword="null"/> where they are not so many different ones in range.</summary>
    public static IReadOnlyList<int>? Read(string? answer, int candidates, int wanted)
    {
        var line = Line().Matches(answer ?? "").LastOrDefault();
        var numbers = line is null ? [] : Number().Matches(line.Groups[1].Value)
            .Select(match => int.TryParse(match.ValueSpan, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : 0).ToList();
        return numbers.Count == wanted && numbers.Distinct().Count() == wanted && numbers.TrueForAll(number => number >= 1 && number <= candidates) ? numbers : null;
    }

    [GeneratedRegex("chosen[^:\n]*:([^\n]*)", RegexOptions.IgnoreCase)]
    private static partial Regex Line();

    [GeneratedRegex("[0-9]+")]
    private static partial Regex Number();
}
