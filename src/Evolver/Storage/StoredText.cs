using System.Security.Cryptography;
using System.Text;

namespace EvoLLM.Evolver;

/// <summary>A text of an entry by its hash: each text is in a journal once, and later entries refer to it.</summary>
/// <param name="Hash">SHA-256 of the text in UTF-8, in lower-case hex.</param>
/// <param name="At">The byte where the line begins that holds the text; <see langword="null"/> where it is this line.</param>
internal sealed record StoredText(string Hash, long? At = null)
{
    /// <summary>The hash of a text.</summary>
    public static string HashOf(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));
}
