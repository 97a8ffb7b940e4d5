namespace EvoLLM.Operators;

/// <summary>Takes keys out of texts before anybody reads or stores them.</summary>
internal sealed class SecretScrubber(params IEnumerable<string?> secrets)
{
    private readonly string[] _secrets = [.. secrets.OfType<string>().Where(secret => secret.Length > 0).Distinct()];

    public string Scrub(string text)
    {
        foreach (var secret in _secrets)
        {
            text = text.Replace(secret, "***", StringComparison.Ordinal);
        }

        return text;
    }
}
