using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace EvoLLM.Sandbox;

/// <summary>Looks for text that reads otherwise than it compiles, and for interpolations inside each other, which are parsed again and again.</summary>
internal static class TextCheck
{
    /// <summary>What is wrong with the characters of a source.</summary>
    public static CompilationMessage? Check(string source, CompilationLimits limits)
    {
        var (line, start, interpolations) = (1, 0, 0);
        for (var i = 0; i < source.Length; i++)
        {
            if (source[i] == '\n')
            {
                (line, start, interpolations) = (line + 1, i + 1, 0);
            }
            else if (IsDirection(source[i]))
            {
                return new CompilationMessage("LIMIT", "The source has characters that change the direction of text; leave them out.", line, i - start + 1);
            }
            else if (source[i] == '$' && i > 0 && IsInside(source, i) && ++interpolations >= limits.InterpolationDepth)
            {
                return new CompilationMessage("LIMIT", $"The source nests interpolated strings more than {limits.InterpolationDepth} deep.", line, i - start + 1);
            }
        }

        return null;
    }

    /// <summary>What is wrong with a name: it must not mix alphabets, or one name could pass for another.</summary>
    public static string? Name(SyntaxToken token) =>
        token.IsKind(SyntaxKind.IdentifierToken) && token.ValueText.Any(char.IsAsciiLetter) && token.ValueText.Any(letter => letter > 0x24F && char.IsLetter(letter) && letter is not (>= 'Α' and <= 'ω'))
            ? $"The name {token.ValueText} mixes alphabets; write it in one."
            : null;

    private static bool IsDirection(char letter) => letter is (>= '\u202a' and <= '\u202e') or (>= '\u2066' and <= '\u2069') or '\u200e' or '\u200f' or '\u061c';

    /// <summary>Whether an interpolated string begins here as the first thing in a hole of another.</summary>
    private static bool IsInside(string source, int dollar) =>
        source.AsSpan(0, dollar).TrimEnd(" (@$\t") is [.., '{'] && dollar + 1 < source.Length && source[dollar + 1] is '"' or '$' or '@';
}
