using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace EvoLLM.Operators;

/// <summary>Puts members where they belong.</summary>
internal static class MemberPlace
{
    /// <summary>Puts members at the end of a type, or of its last region if only regions may change.</summary>
    public static ExtractedCode Insert(string code, string program, TypeDeclarationSyntax type)
    {
        var marked = MarkedProgram.Parse(program);
        var places = marked.HasRegions
            ? marked.Regions.Select(region => region.End).Where(place => IsBetweenMembers(type, place)).ToList()
            : [type.CloseBraceToken.SpanStart];
        if (places.Count == 0)
        {
            return ExtractedCode.None("no evolvable region takes new members");
        }

        var begin = program.AsSpan(0, places[^1]).LastIndexOf('\n') + 1;
        var ownLine = program.AsSpan(begin, places[^1] - begin).IsWhiteSpace();
        var place = ownLine ? begin : places[^1];
        var first = type.Members.Count > 0 ? type.Members[0].SpanStart : -1;
        var shifted = first < 0 ? code : Shift(code, program, first);
        return new(program.Insert(place, $"\n{shifted}\n"));
    }

    /// <summary>The code with the indentation that a place of the program has.</summary>
    public static string Shift(string code, string program, int place)
    {
        var lines = code.Split('\n');
        return string.Join('\n', Indentation.Shift(lines, Indentation.Of(lines[0]), LineIndentation(program, place)));
    }

    /// <summary>Whether a place is in a type, but in none of its members.</summary>
    public static bool IsBetweenMembers(TypeDeclarationSyntax type, int place) =>
        place >= type.OpenBraceToken.Span.End
        && place <= type.CloseBraceToken.SpanStart
        && !type.Members.Any(member => member.SpanStart < place && place < member.Span.End);

    private static string LineIndentation(string program, int place)
    {
        var begin = program.AsSpan(0, place).LastIndexOf('\n') + 1;
        return Indentation.Of(program[begin..place]);
    }
}
