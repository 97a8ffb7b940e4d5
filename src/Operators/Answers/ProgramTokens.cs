using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace EvoLLM.Operators;

/// <summary>What is left of a program without white space and comments.</summary>
internal static class ProgramTokens
{
    /// <summary>All tokens that stand in the text. They are walked without recursion, however deep a hostile program nests.</summary>
    public static IEnumerable<SyntaxToken> Of(SyntaxNode root) => root.DescendantTokens().Where(token => !token.Span.IsEmpty);

    public static IEnumerable<SyntaxToken> Of(string program) => Of(Parse(program));

    public static SyntaxNode Parse(string program) => CSharpSyntaxTree.ParseText(program).GetRoot();

    /// <summary>Whether two programs differ in white space and comments at most.</summary>
    public static bool Equal(string left, string right) =>
        left == right || Of(left).Select(token => token.Text).SequenceEqual(Of(right).Select(token => token.Text), StringComparer.Ordinal);
}
