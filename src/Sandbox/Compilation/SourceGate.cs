using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace EvoLLM.Sandbox;

/// <summary>Turns sources away that would cost the compiler too much, before it parses them. Looks at characters and tokens only, so nothing here recurses.</summary>
internal static class SourceGate
{
    public static CompilationMessage? Check(string source, CompilationLimits limits)
    {
        if (source.Length > limits.SourceLength)
        {
            return Limit($"The source has {source.Length} characters; {limits.SourceLength} are allowed.");
        }

        if (TextCheck.Check(source, limits) is { } text)
        {
            return text;
        }

        var shape = new TokenShape(limits);
        foreach (var token in SyntaxFactory.ParseTokens(source))
        {
            if ((shape.Take(token) ?? TextCheck.Name(token)) is { } excess)
            {
                return At(source, token, excess);
            }
        }

        return null;
    }

    private static CompilationMessage Limit(string text) => new("LIMIT", text, 0, 0);

    private static CompilationMessage At(string source, SyntaxToken token, string text)
    {
        var before = source.AsSpan(0, token.SpanStart);
        return new CompilationMessage("LIMIT", text, before.Count('\n') + 1, token.SpanStart - before.LastIndexOf('\n'));
    }
}
