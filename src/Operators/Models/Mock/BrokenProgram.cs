using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace EvoLLM.Operators;

/// <summary>Makes a program into one that does not compile.</summary>
internal static class BrokenProgram
{
    /// <summary>The program in whose first method a name is undefined; where there is none to change, without its last character.</summary>
    public static string Of(string source, Random random)
    {
        var root = CSharpSyntaxTree.ParseText(source).GetRoot();
        var method = root.DescendantNodes().OfType<MethodDeclarationSyntax>().FirstOrDefault();
        var names = (method?.Body ?? (SyntaxNode?)method?.ExpressionBody)?.DescendantNodes().OfType<IdentifierNameSyntax>().ToList() ?? [];
        if (names.Count == 0)
        {
            return source.TrimEnd()[..^1];
        }

        var name = random.Pick(names);
        return root.ReplaceNode(name, SyntaxFactory.IdentifierName($"{name.Identifier.Text}Undefined").WithTriviaFrom(name)).ToFullString();
    }
}
