using Microsoft.CodeAnalysis.Text;

namespace EvoLLM.Operators;

/// <summary>Cuts code out together with the line it stood on.</summary>
internal static class LineSpan
{
    public static string Cut(string text, TextSpan span)
    {
        var begin = text.AsSpan(0, span.Start).LastIndexOf('\n') + 1;
        var after = text.IndexOf('\n', span.End);
        var end = after < 0 ? text.Length : after + 1;
        var alone = text.AsSpan(begin, span.Start - begin).IsWhiteSpace() && text.AsSpan(span.End, end - span.End).IsWhiteSpace();
        return alone ? text.Remove(begin, end - begin) : text.Remove(span.Start, span.Length);
    }
}
