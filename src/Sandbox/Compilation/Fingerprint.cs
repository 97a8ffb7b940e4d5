using System.Security.Cryptography;
using System.Text;
using Microsoft.CodeAnalysis;

namespace EvoLLM.Sandbox;

/// <summary>The hash by which a program is known again.</summary>
internal static class Fingerprint
{
    /// <summary>The hash of a text that is not a program.</summary>
    public static string OfText(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));

    /// <summary>The hash of a program that cannot run: of its tokens, names and all, since messages speak of names.</summary>
    public static string OfTokens(SyntaxNode root)
    {
        var text = new StringBuilder();
        foreach (var token in root.DescendantTokens())
        {
            Append(text, token.Text);
        }

        return OfText(text.ToString());
    }

    /// <summary>The hash of the normal form of a program that compiles.</summary>
    /// <param name="model">The program, bound.</param>
    public static string OfProgram(SemanticModel model) => new NormalProgram(model).Hash;

    /// <summary>Writes a part so that no two sequences of parts read the same.</summary>
    public static void Append(StringBuilder text, string part) => text.Append(part.Length).Append(':').Append(part).Append('\n');
}
