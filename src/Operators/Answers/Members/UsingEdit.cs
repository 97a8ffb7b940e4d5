using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace EvoLLM.Operators;

/// <summary>Adds or removes a using directive.</summary>
/// <param name="Directive">The line that asks for it.</param>
internal sealed record UsingEdit(MemberDirective Directive) : IProgramEdit
{
    private bool _mayBeThere;

    /// <summary>An edit that sees to a directive that code brought with it.</summary>
    public static UsingEdit Add(UsingDirectiveSyntax directive)
    {
        // What is used everywhere is used here.
        var text = directive.WithGlobalKeyword(default).ToString()["using".Length..].Trim(' ', ';');
        return new(new MemberDirective(MemberVerb.Add, IsUsing: true, text, $"ADD USING {text}")) { _mayBeThere = true };
    }

    public ExtractedCode Apply(string program)
    {
        var root = CSharpSyntaxTree.ParseText(program).GetCompilationUnitRoot();
        var text = $"using {(Directive.Address.StartsWith("using ", StringComparison.Ordinal) ? Directive.Address[6..] : Directive.Address)};";
        var there = root.Usings.FirstOrDefault(item => LineSearch.WithoutSpace(item.ToString()) == LineSearch.WithoutSpace(text));
        return (Directive.Verb, there) switch
        {
            (MemberVerb.Remove, not null) => new(LineSpan.Cut(program, there.Span)),
            (MemberVerb.Add, null) => new(Insert(program, root, text)),
            (MemberVerb.Add, _) when _mayBeThere => new(program),
            (MemberVerb.Add, _) => ExtractedCode.None($"{Quote.Of(Directive.Line)}: it is there already"),
            _ => ExtractedCode.None($"{Quote.Of(Directive.Line)}: it is not in the program"),
        };
    }

    private static string Insert(string program, CompilationUnitSyntax root, string text) => root.Usings.Count == 0
        ? $"{text}\n\n{program}"
        : program.Insert(root.Usings[^1].Span.End, "\n" + text);
}
