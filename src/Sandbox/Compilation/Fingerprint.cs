using System.Security.Cryptography;
using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace EvoLLM.Sandbox;

/// <summary>
/// The hash of a program's normal form: its tokens without white space and comments, the names of locals, parameters
/// and private members numbered in the order in which they appear.
/// </summary>
internal static class Fingerprint
{
    /// <summary>The hash of a text that is not a program.</summary>
    public static string OfText(string text) => Hash(text);

    /// <summary>The hash of a program.</summary>
    public static string OfProgram(SyntaxNode root)
    {
        var declared = root.DescendantNodes().SelectMany(Names).Select(token => token.ValueText).ToHashSet(StringComparer.Ordinal);
        var numbers = new Dictionary<string, int>(StringComparer.Ordinal);
        var normal = new StringBuilder();
        foreach (var token in root.DescendantTokens())
        {
            // A name behind a dot belongs to what stands before it.
            if (token.IsKind(SyntaxKind.IdentifierToken) && declared.Contains(token.ValueText) && !token.GetPreviousToken().IsKind(SyntaxKind.DotToken))
            {
                numbers.TryAdd(token.ValueText, numbers.Count);
                normal.Append('$').Append(numbers[token.ValueText]);
            }
            else
            {
                normal.Append(token.Text);
            }

            normal.Append('\n');
        }

        return Hash(normal.ToString());
    }

    private static IEnumerable<SyntaxToken> Names(SyntaxNode node) => node switch
    {
        VariableDeclaratorSyntax variable when !IsVisible(variable.Parent?.Parent) => [variable.Identifier],
        ParameterSyntax parameter => [parameter.Identifier],
        SingleVariableDesignationSyntax designation => [designation.Identifier],
        ForEachStatementSyntax loop => [loop.Identifier],
        LocalFunctionStatementSyntax function => [function.Identifier],
        MethodDeclarationSyntax method when !IsVisible(method) => [method.Identifier],
        _ => [],
    };

    private static bool IsVisible(SyntaxNode? node) =>
        node is MemberDeclarationSyntax member && member.Modifiers.Any(modifier => modifier.IsKind(SyntaxKind.PublicKeyword) || modifier.IsKind(SyntaxKind.InternalKeyword));

    private static string Hash(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));
}
