namespace EvoLLM.Evaluators;

/// <summary>What the words of a cipher must be, so that a text can be read in one way only.</summary>
internal static class CipherRules
{
    private const int MinLength = 4;

    /// <summary>The rules that a cipher breaks, a line each; none where it is valid.</summary>
    public static IReadOnlyList<string> Faults(IReadOnlyDictionary<int, string> cipher)
    {
        var entries = cipher.OrderBy(entry => entry.Key).ToList();
        return
        [
            .. entries.SelectMany(entry => Faults(entry.Key, entry.Value)),
            .. from first in entries
               from second in entries
               where first.Key != second.Key && first.Value.Length > 0 && Clash(first, second)
               select Same(first.Value, second.Value)
                   ? $"The cipher's word '{first.Value}' stands for both {first.Key} and {second.Key}."
                   : $"The cipher's word '{first.Value}' ({first.Key}) is part of '{second.Value}' ({second.Key}).",
        ];
    }

    private static IEnumerable<string> Faults(int number, string word)
    {
        if (word.Length < MinLength)
        {
            yield return $"The cipher's word '{word}' ({number}) is shorter than {MinLength} letters.";
        }

        if (!word.All(char.IsLetter))
        {
            yield return $"The cipher's word '{word}' ({number}) has characters that are no letters.";
        }
    }

    private static bool Clash(KeyValuePair<int, string> first, KeyValuePair<int, string> second) =>
        Same(first.Value, second.Value) ? first.Key < second.Key : second.Value.Contains(first.Value, StringComparison.OrdinalIgnoreCase);

    private static bool Same(string first, string second) => first.Equals(second, StringComparison.OrdinalIgnoreCase);
}
