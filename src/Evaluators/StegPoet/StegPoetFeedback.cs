using System.Globalization;
using System.Text;

namespace EvoLLM.Evaluators;

/// <summary>Says what of a candidate is not as it was asked, a line each.</summary>
internal static class StegPoetFeedback
{
    private const int MaxShown = 1500;

    public static IReadOnlyList<string> Lines(StegPoetReading reading) =>
    [
        $"M', the numbers that the text gives: {List(reading.Decoded)}.",
        .. Cipher(reading),
        .. Counts(reading),
        .. FirstError(reading),
        .. Ending(reading),
        .. Gap(reading),
    ];

    private static IEnumerable<string> Cipher(StegPoetReading reading)
    {
        var (asked, given) = (reading.Task.Message.Distinct().Order().ToList(), reading.Answer.Cipher.Keys.Order().ToList());
        if (asked.Except(given).ToList() is { Count: > 0 } missing)
        {
            yield return $"The cipher has no word for {List(missing)}.";
        }

        if (given.Except(asked).ToList() is { Count: > 0 } surplus)
        {
            yield return $"The cipher has words for {List(surplus)}, which the message does not hold.";
        }
    }

    private static IEnumerable<string> Counts(StegPoetReading reading) =>
        from entry in reading.Answer.Cipher
        orderby entry.Key
        let asked = reading.Task.Message.Count(number => number == entry.Key)
        let found = reading.Decoded.Count(number => number == entry.Key)
        where asked != found
        select $"'{entry.Value}' ({entry.Key}) stands {found} times in the text; {entry.Key} stands {asked} times in the message.";

    /// <summary>The text up to its first wrong code word, each code word with its number behind it.</summary>
    private static IEnumerable<string> FirstError(StegPoetReading reading)
    {
        if (reading.Prefix == reading.Words.Count)
        {
            yield break;
        }

        var (text, shown, at) = (reading.Answer.Text, new StringBuilder(), 0);
        foreach (var word in reading.Words.Take(reading.Prefix + 1))
        {
            shown.Append(text, at, word.End - at).Append(CultureInfo.InvariantCulture, $" [{word.Number}]");
            at = word.End;
        }

        var expected = reading.Prefix < reading.Task.Message.Count ? $"{reading.Task.Message[reading.Prefix]} was expected" : "the message is over already";
        var line = shown.ToString().ReplaceLineEndings(" / ");
        yield return $"First error, where {expected}: {(line.Length <= MaxShown ? line : "..." + line[^MaxShown..])} <- here";
    }

    private static IEnumerable<string> Ending(StegPoetReading reading)
    {
        var (asked, found) = (reading.Task.Message.Count, reading.Decoded.Count);
        if (found != asked)
        {
            yield return found > asked
                ? $"The text gives {found} numbers; the message has {asked}, so {found - asked} are surplus."
                : $"The text gives {found} numbers; the message has {asked}, so {asked - found} are missing.";
        }
    }

    private static IEnumerable<string> Gap(StegPoetReading reading)
    {
        if (reading.MeanGap < reading.Task.Gap)
        {
            yield return string.Create(CultureInfo.InvariantCulture, $"Between neighbouring code words lie {reading.MeanGap:0.##} words on average; at least {reading.Task.Gap} are asked.");
        }
    }

    private static string List(IReadOnlyCollection<int> numbers) => numbers.Count == 0 ? "none" : string.Join(", ", numbers);
}
