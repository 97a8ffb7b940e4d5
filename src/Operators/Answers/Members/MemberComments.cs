using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace EvoLLM.Operators;

/// <summary>The comments right above a member, which go when it goes.</summary>
internal static class MemberComments
{
    /// <summary>The member with its comments. A blank line and the bounds of a region end them.</summary>
    public static TextSpan SpanWith(MemberDeclarationSyntax member)
    {
        var (begin, lineEnds) = (member.SpanStart, 0);
        foreach (var trivia in member.GetLeadingTrivia().Reverse())
        {
            lineEnds = trivia.IsKind(SyntaxKind.EndOfLineTrivia) ? lineEnds + 1 : lineEnds;
            if (IsComment(trivia))
            {
                (begin, lineEnds) = (trivia.FullSpan.Start, 0);
            }
            else if (lineEnds > 1 || !(trivia.IsKind(SyntaxKind.EndOfLineTrivia) || trivia.IsKind(SyntaxKind.WhitespaceTrivia)))
            {
                break;
            }
        }

        return TextSpan.FromBounds(begin, member.Span.End);
    }

    public static bool IsCommented(MemberDeclarationSyntax member) => member.GetLeadingTrivia().Any(IsComment);

    private static bool IsComment(SyntaxTrivia trivia) =>
        trivia.Kind() is SyntaxKind.SingleLineCommentTrivia or SyntaxKind.MultiLineCommentTrivia
            or SyntaxKind.SingleLineDocumentationCommentTrivia or SyntaxKind.MultiLineDocumentationCommentTrivia
        && RegionMark.Of(trivia) is null;
}
