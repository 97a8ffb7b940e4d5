using EvoLLM.Evolver;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace EvoLLM.Operators;

/// <summary>A program's text as its syntax tree shows it.</summary>
/// <param name="Program">The text; a bare method is wrapped into the contract's class.</param>
/// <param name="Complete">Whether the text is C# from beginning to end.</param>
/// <param name="OpenBraces">How many braces are opened and not closed.</param>
internal sealed record ProgramShape(string Program, bool Complete, int OpenBraces)
{
    /// <summary>Whether the text declares the contract's class or its method.</summary>
    public bool Declares { get; init; }

    public static ProgramShape Of(string text, ProgramContract contract)
    {
        var tree = CSharpSyntaxTree.ParseText(text);
        var root = tree.GetCompilationUnitRoot();
        var method = MethodName(contract);
        var bare = root.Members.OfType<GlobalStatementSyntax>()
            .Select(member => member.Statement)
            .OfType<LocalFunctionStatementSyntax>()
            .FirstOrDefault(function => function.Identifier.Text == method);
        var complete = !root.ContainsDiagnostics;
        var declared = root.Members.OfType<BaseTypeDeclarationSyntax>().Any(type => type.Identifier.Text == contract.TypeName);
        return new ProgramShape(bare is null || declared ? text : Wrap(text, root, bare, contract.TypeName), complete, complete ? 0 : OpenBracesOf(root))
        {
            Declares = declared || bare is not null,
        };
    }

    private static int OpenBracesOf(SyntaxNode root) => ProgramTokens.Of(root).Sum(token => token.Kind() switch
    {
        SyntaxKind.OpenBraceToken => 1,
        SyntaxKind.CloseBraceToken => -1,
        _ => 0,
    });

    /// <summary>The name of the contract's method.</summary>
    public static string MethodName(ProgramContract contract)
    {
        var head = contract.Signature.AsSpan(0, Math.Max(0, contract.Signature.IndexOf('(', StringComparison.Ordinal))).TrimEnd();
        var generic = head.EndsWith(">", StringComparison.Ordinal) ? head.LastIndexOf('<') : head.Length;
        return head[(head[..generic].LastIndexOf(' ') + 1)..generic].ToString();
    }

    private static string Wrap(string text, CompilationUnitSyntax root, LocalFunctionStatementSyntax method, string type)
    {
        var modifiers = string.Concat(
            method.Modifiers.Any(SyntaxKind.PublicKeyword) ? "" : "public ",
            method.Modifiers.Any(SyntaxKind.StaticKeyword) ? "" : "static ");
        var usings = root.Usings.Count == 0 ? 0 : root.Usings.Span.End;
        var body = string.Concat(text.AsSpan(usings, method.SpanStart - usings), modifiers, text.AsSpan(method.SpanStart)).Trim();
        var head = text[..usings];
        return $"{head}{(head.Length == 0 ? "" : "\n\n")}public static class {type}\n{{\n{body}\n}}";
    }
}
