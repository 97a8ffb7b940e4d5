namespace EvoLLM.Evaluators;

/// <summary>Reads a text by a cipher.</summary>
internal static class CodeWords
{
    /// <summary>The words of the cipher in the text, whatever their case and also inside other words, from left to right; none overlaps another.</summary>
    /// <param name="cipher">Words of which none is part of another.</param>
    /// <param name="text">The text.</param>
    public static IReadOnlyList<CodeWord> Find(IReadOnlyDictionary<int, string> cipher, string text)
    {
        var found = new List<CodeWord>();
        for (var at = 0; at < text.Length;)
        {
            if (Match(cipher, text, at) is { } word)
            {
                found.Add(word);
                at = word.End;
            }
            else
            {
                at++;
            }
        }

        return found;
    }

    /// <summary>The words between two neighbouring code words, on average; 0 where there are not two. A word is a run of letters, digits and apostrophes.</summary>
    public static double MeanGap(IReadOnlyList<CodeWord> words, string text) => words.Count < 2 ? 0
        : words.Zip(words.Skip(1), (first, second) => Math.Max(0, CountWords(text.AsSpan(0, second.End)) - CountWords(text.AsSpan(0, first.End)) - 1)).Average();

    /// <summary>How many words a text has.</summary>
    public static int CountWords(ReadOnlySpan<char> text)
    {
        var (count, inside) = (0, false);
        foreach (var character in text)
        {
            var isWord = char.IsLetterOrDigit(character) || character is '\'' or '’';
            count += isWord && !inside ? 1 : 0;
            inside = isWord;
        }

        return count;
    }

    private static CodeWord? Match(IReadOnlyDictionary<int, string> cipher, string text, int at)
    {
        foreach (var (number, word) in cipher)
        {
            if (string.Compare(text, at, word, 0, word.Length, StringComparison.OrdinalIgnoreCase) == 0)
            {
                return new CodeWord(number, at, at + word.Length);
            }
        }

        return null;
    }
}
