using System.Collections.Frozen;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace EvoLLM.Sandbox;

/// <summary>
/// The names of what an image may hold because the compiler writes it there, though no source may name it. Where none of
/// them stands in a source, the policy on the image alone decides, and the source need not be bound a second time.
/// </summary>
internal static class CompilersWords
{
    private static readonly FrozenSet<string> Words = EmittedByCompiler.Anywhere.WordsBeyond(SymbolPolicy.Default.List)
        .Concat(EmittedByCompiler.Generated.WordsBeyond(SymbolPolicy.Default.List))
        .Append("dynamic")
        .ToFrozenSet(StringComparer.Ordinal);

    /// <summary>Whether a source holds one of them, however it is written.</summary>
    public static bool OccurIn(SyntaxNode root) =>
        root.DescendantTokens().Any(token => token.IsKind(SyntaxKind.IdentifierToken) && Words.Contains(token.ValueText));
}
