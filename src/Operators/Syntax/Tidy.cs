using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace EvoLLM.Operators;

/// <summary>Gives an edited tree a readable form: laid out anew, without comments that no longer hold, without needless parentheses.</summary>
internal sealed class Tidy : CSharpSyntaxRewriter
{
    private static readonly Tidy Instance = new();

    private Tidy()
    {
    }

    public static string ToText(SyntaxNode root)
    {
        var text = Instance.Visit(root).NormalizeWhitespace(eol: "\n");

        // Laid out anew, the type of a matrix is double[, ].
        var ranks = text.DescendantNodes().OfType<ArrayRankSpecifierSyntax>().Where(rank => rank.Rank > 1 && rank.Sizes.All(size => size is OmittedArraySizeExpressionSyntax));
        return text.ReplaceTokens(ranks.SelectMany(rank => rank.Sizes.GetSeparators()), (comma, _) => comma.WithTrailingTrivia()).ToFullString() + "\n";
    }

    public override SyntaxTrivia VisitTrivia(SyntaxTrivia trivia) => default;

    public override SyntaxNode? VisitParenthesizedExpression(ParenthesizedExpressionSyntax node)
    {
        var inner = (ExpressionSyntax)Visit(node.Expression);
        return IsNeeded(node) ? node.Update(SyntaxFactory.Token(SyntaxKind.OpenParenToken), inner, SyntaxFactory.Token(SyntaxKind.CloseParenToken)) : inner;
    }

    private static bool IsNeeded(ParenthesizedExpressionSyntax node) => node.Parent switch
    {
        ParenthesizedExpressionSyntax or ArgumentSyntax or EqualsValueClauseSyntax or ReturnStatementSyntax or ArrowExpressionClauseSyntax or IfStatementSyntax => false,
        AssignmentExpressionSyntax => node.Expression is AssignmentExpressionSyntax,
        BinaryExpressionSyntax outer => Rank(Core(node)) < Rank(outer) + (outer.Right == node ? 1 : 0),
        ConditionalExpressionSyntax => Rank(Core(node)) <= Rank(node.Parent),
        _ => Rank(Core(node)) < Atom,
    };

    private const int Atom = 20;

    /// <summary>What stands in the parentheses once needless ones are gone.</summary>
    private static ExpressionSyntax Core(ExpressionSyntax node) => node is ParenthesizedExpressionSyntax parentheses ? Core(parentheses.Expression) : node;

    /// <summary>How tightly an expression binds, after the C# specification's table of operators.</summary>
    private static int Rank(SyntaxNode node) => node.Kind() switch
    {
        SyntaxKind.NumericLiteralExpression or SyntaxKind.TrueLiteralExpression or SyntaxKind.FalseLiteralExpression
            or SyntaxKind.IdentifierName or SyntaxKind.InvocationExpression or SyntaxKind.ElementAccessExpression
            or SyntaxKind.SimpleMemberAccessExpression => Atom,
        SyntaxKind.UnaryMinusExpression or SyntaxKind.UnaryPlusExpression or SyntaxKind.LogicalNotExpression or SyntaxKind.CastExpression => 14,
        SyntaxKind.MultiplyExpression or SyntaxKind.DivideExpression or SyntaxKind.ModuloExpression => 12,
        SyntaxKind.AddExpression or SyntaxKind.SubtractExpression => 11,
        SyntaxKind.LessThanExpression or SyntaxKind.LessThanOrEqualExpression or SyntaxKind.GreaterThanExpression or SyntaxKind.GreaterThanOrEqualExpression => 9,
        SyntaxKind.EqualsExpression or SyntaxKind.NotEqualsExpression => 8,
        SyntaxKind.LogicalAndExpression => 4,
        SyntaxKind.LogicalOrExpression => 3,
        SyntaxKind.ConditionalExpression => 1,
        _ => 0,
    };
}
