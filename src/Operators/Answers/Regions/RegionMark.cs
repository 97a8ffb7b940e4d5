using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace EvoLLM.Operators;

/// <summary>The comment lines between which a program may change.</summary>
internal static class RegionMark
{
    public const string Begin = "// EVOLVE-BEGIN";

    public const string End = "// EVOLVE-END";

    /// <summary>Whether a text may hold marks; cheap.</summary>
    public static bool MayBeIn(string text) => text.Contains("EVOLVE-", StringComparison.Ordinal);

    /// <summary>Whether it is a comment that begins as marks do.</summary>
    public static bool IsMeant(SyntaxTrivia trivia) =>
        (trivia.IsKind(SyntaxKind.SingleLineCommentTrivia) || trivia.IsKind(SyntaxKind.MultiLineCommentTrivia))
        && trivia.ToString().TrimStart('/', '*', ' ', '\t').StartsWith("EVOLVE-", StringComparison.Ordinal);

    /// <summary>The mark that a comment is, if it is one; what stands behind it does not count.</summary>
    public static string? Of(SyntaxTrivia trivia)
    {
        if (!trivia.IsKind(SyntaxKind.SingleLineCommentTrivia))
        {
            return null;
        }

        var word = trivia.ToString().AsSpan(2).Trim();
        var space = word.IndexOfAny(" \t:");
        return (space < 0 ? word : word[..space]) switch
        {
            "EVOLVE-BEGIN" => Begin,
            "EVOLVE-END" => End,
            _ => null,
        };
    }
}
