using System.Globalization;
using Microsoft.CodeAnalysis;

namespace EvoLLM.Sandbox;

/// <summary>One thing that is wrong with a source.</summary>
/// <param name="Code">The compiler's code, e.g. <c>CS0103</c>, or <c>LIMIT</c>, <c>CONTRACT</c>, <c>POLICY</c>.</param>
/// <param name="Text">What is wrong, and what may be used instead where there is something.</param>
/// <param name="Line">Counted from 1; 0 where no line is meant.</param>
/// <param name="Column">Counted from 1; 0 where no line is meant.</param>
public sealed record CompilationMessage(string Code, string Text, int Line, int Column)
{
    internal static CompilationMessage At(SyntaxNodeOrToken place, string code, string text)
    {
        var start = place.GetLocation()!.GetLineSpan().StartLinePosition;
        return new CompilationMessage(code, text, start.Line + 1, start.Character + 1);
    }

    internal static CompilationMessage From(Diagnostic diagnostic)
    {
        var start = diagnostic.Location.GetLineSpan().StartLinePosition;
        var inSource = diagnostic.Location.IsInSource ? 1 : 0;
        return new CompilationMessage(diagnostic.Id, Described(diagnostic), inSource * (start.Line + 1), inSource * (start.Character + 1));
    }

    /// <summary>An unknown name may be one that there is no assembly for.</summary>
    private static string Described(Diagnostic diagnostic)
    {
        var text = diagnostic.GetMessage(CultureInfo.InvariantCulture);
        var name = diagnostic.Location.SourceTree?.GetText().ToString(diagnostic.Location.SourceSpan).Split('<')[0].Split('.')[^1];
        return diagnostic.Id is "CS0103" or "CS0234" or "CS0246" or "CS1061" or "CS1069" && name is not null && Alternatives.ForAbsent(name) is { } instead
            ? $"{text.Split(" (are you missing")[0].TrimEnd('.')}. {instead}"
            : text;
    }
}
