using System.Globalization;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace EvoLLM.Operators;

/// <summary>The code that an edit brings.</summary>
/// <param name="Usings">The using directives before it.</param>
/// <param name="Members">The members.</param>
/// <param name="Text">Their text, without blank lines around it.</param>
/// <param name="Error">Why it is not C#; <see langword="null"/> where it is.</param>
internal sealed record MemberCode(IReadOnlyList<UsingDirectiveSyntax> Usings, IReadOnlyList<MemberDeclarationSyntax> Members, string Text, string? Error)
{
    /// <summary>Reads members.</summary>
    /// <param name="code">Members, or a type that holds them.</param>
    /// <param name="type">The type that they belong to; if the code declares it, only what is in it counts.</param>
    public static MemberCode Parse(string code, string? type)
    {
        var root = CSharpSyntaxTree.ParseText(code).GetCompilationUnitRoot();
        var usings = root.Usings.ToList();
        var body = root.Members is [TypeDeclarationSyntax { Identifier.Text: var name } whole] && name == type && !root.ContainsDiagnostics
            ? code[whole.OpenBraceToken.Span.End..whole.CloseBraceToken.SpanStart]
            : code[(usings.Count == 0 ? 0 : usings[^1].Span.End)..];
        body = TextLines.Trim(body);
        var wrapped = CSharpSyntaxTree.ParseText($"class {type ?? "_"}\n{{\n{body}\n}}");
        var unit = wrapped.GetCompilationUnitRoot();
        var members = unit.Members is [TypeDeclarationSyntax only] ? only.Members.ToList() : [];
        return new(usings, members, body, Fault(wrapped, members));
    }

    private static string? Fault(SyntaxTree tree, List<MemberDeclarationSyntax> members)
    {
        if (tree.GetDiagnostics().FirstOrDefault(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error) is { } error)
        {
            var line = TextLines.At(tree.ToString(), error.Location.SourceSpan.Start);
            return $"its code block is not C# near {Quote.Of(line)}: {error.GetMessage(CultureInfo.InvariantCulture)}";
        }

        return members.Count == 0 ? "its code block declares no member" : null;
    }
}
