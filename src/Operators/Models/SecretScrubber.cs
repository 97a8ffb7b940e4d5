using System.Collections.Immutable;

namespace EvoLLM.Operators;

/// <summary>
/// Takes keys out of texts before anybody reads or stores them. What stands in their place is a word, so that a program
/// that named a key is still one: the text that is stored is the one that is compiled.
/// </summary>
internal sealed class SecretScrubber
{
    /// <summary>Shorter keys are stand-ins for servers that want any key at all, and may occur in every program.</summary>
    private const int MinLength = 12;

    private const string Replacement = "REDACTED";

    private ImmutableHashSet<string> _secrets = ImmutableHashSet.Create<string>(StringComparer.Ordinal);

    public SecretScrubber(params IEnumerable<string?> secrets)
    {
        foreach (var secret in secrets.OfType<string>())
        {
            Add(secret);
        }
    }

    /// <summary>Makes a secret known that came up on the way, such as a token; may be called at any time.</summary>
    public void Add(string secret)
    {
        if (secret.Length >= MinLength)
        {
            ImmutableInterlocked.Update(ref _secrets, (known, added) => known.Add(added), secret);
        }
    }

    public string Scrub(string text)
    {
        foreach (var secret in _secrets)
        {
            text = text.Replace(secret, Replacement, StringComparison.Ordinal);
        }

        return text;
    }
}
