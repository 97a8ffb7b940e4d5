namespace EvoLLM.Operators;

/// <summary>Quotes code in a reason, which is one line of bearable length.</summary>
internal static class Quote
{
    private const int MaxLength = 120;

    public static string Of(string line)
    {
        var text = line.Trim().ReplaceLineEndings(" ");
        return text.Length <= MaxLength ? $"`{text}`" : $"`{text[..Cut(text)]}...`";
    }

    // Half of a pair of surrogates is no text.
    private static int Cut(string text) => char.IsHighSurrogate(text[MaxLength - 1]) ? MaxLength - 1 : MaxLength;
}
