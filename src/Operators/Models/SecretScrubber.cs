namespace EvoLLM.Operators;

/// <summary>
/// Takes keys out of texts before anybody reads or stores them. What stands in their place is a word, so that a program
/// that named a key is still one: the text that is stored is the one that is compiled.
/// </summary>
internal sealed class SecretScrubber(params IEnumerable<string?> secrets)
{
    /// <summary>Shorter keys are stand-ins for servers that want any key at all, and may occur in every program.</summary>
    private const int MinLength = 12;

    private const string Replacement = "REDACTED";

    private readonly string[] _secrets = [.. secrets.OfType<string>().Where(secret => secret.Length >= MinLength).Distinct()];

    public string Scrub(string text)
    {
        foreach (var secret in _secrets)
        {
            text = text.Replace(secret, Replacement, StringComparison.Ordinal);
        }

        return text;
    }
}
