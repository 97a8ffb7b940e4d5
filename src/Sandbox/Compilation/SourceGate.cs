using Microsoft.CodeAnalysis.CSharp;

namespace EvoLLM.Sandbox;

/// <summary>Turns sources away that would cost the compiler too much, before it parses them. Looks at tokens only, so nothing here recurses.</summary>
internal static class SourceGate
{
    public static CompilationMessage? Check(string source, CompilationLimits limits)
    {
        if (source.Length > limits.SourceLength)
        {
            return Limit($"The source has {source.Length} characters; {limits.SourceLength} are allowed.");
        }

        var (tokens, depth) = (0, 0);
        foreach (var token in SyntaxFactory.ParseTokens(source))
        {
            if (++tokens > limits.Tokens)
            {
                return Limit($"The source has more than {limits.Tokens} tokens.");
            }

            depth += Step(token.Kind());
            if (depth > limits.NestingDepth)
            {
                return Limit($"The source nests brackets more than {limits.NestingDepth} deep.");
            }
        }

        return null;
    }

    private static CompilationMessage Limit(string text) => new("LIMIT", text, 0, 0);

    private static int Step(SyntaxKind kind) => kind switch
    {
        SyntaxKind.OpenBraceToken or SyntaxKind.OpenParenToken or SyntaxKind.OpenBracketToken => 1,
        SyntaxKind.CloseBraceToken or SyntaxKind.CloseParenToken or SyntaxKind.CloseBracketToken => -1,
        _ => 0,
    };
}
