using System.Globalization;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace EvoLLM.Operators;

/// <summary>Builds expressions. Operands are put in parentheses; <see cref="Tidy"/> takes those away that are not needed.</summary>
internal static class Expressions
{
    public static readonly SyntaxKind[] RealOperators =
        [SyntaxKind.AddExpression, SyntaxKind.SubtractExpression, SyntaxKind.MultiplyExpression, SyntaxKind.DivideExpression];

    /// <summary>Without division, which fails on zero.</summary>
    public static readonly SyntaxKind[] IntegerOperators = [SyntaxKind.AddExpression, SyntaxKind.SubtractExpression, SyntaxKind.MultiplyExpression];

    public static readonly SyntaxKind[] Comparisons =
        [SyntaxKind.LessThanExpression, SyntaxKind.LessThanOrEqualExpression, SyntaxKind.GreaterThanExpression, SyntaxKind.GreaterThanOrEqualExpression];

    public static readonly SyntaxKind[] TruthOperators = [SyntaxKind.LogicalAndExpression, SyntaxKind.LogicalOrExpression];

    public static readonly string[] UnaryFunctions = ["Math.Abs", "Math.Sqrt", "Math.Exp", "Math.Log"];

    public static readonly string[] BinaryFunctions = ["Math.Min", "Math.Max", "Math.Pow"];

    /// <summary>Draws one of a list.</summary>
    public static T Pick<T>(this Random random, IReadOnlyList<T> items) => items[random.Next(items.Count)];

    public static BinaryExpressionSyntax Binary(SyntaxKind kind, ExpressionSyntax left, ExpressionSyntax right) =>
        SyntaxFactory.BinaryExpression(kind, Parenthesize(left), Parenthesize(right));

    public static ExpressionSyntax Call(string function, params IEnumerable<ExpressionSyntax> arguments) =>
        SyntaxFactory.InvocationExpression(
            SyntaxFactory.ParseExpression(function),
            SyntaxFactory.ArgumentList(SyntaxFactory.SeparatedList(arguments.Select(SyntaxFactory.Argument))));

    public static ExpressionSyntax Conditional(ExpressionSyntax condition, ExpressionSyntax then, ExpressionSyntax otherwise) =>
        SyntaxFactory.ConditionalExpression(Parenthesize(condition), Parenthesize(then), Parenthesize(otherwise));

    public static ExpressionSyntax Parenthesize(ExpressionSyntax expression) => SyntaxFactory.ParenthesizedExpression(expression.WithoutTrivia());

    /// <summary>A real literal, negative ones with their sign.</summary>
    /// <param name="value">The number.</param>
    /// <param name="digits">How many digits of it are written at most.</param>
    public static ExpressionSyntax Literal(double value, int digits = 3)
    {
        var text = Math.Abs(value).ToString("G" + digits.ToString(CultureInfo.InvariantCulture), CultureInfo.InvariantCulture);
        var literal = SyntaxFactory.ParseExpression(text.Contains('.', StringComparison.Ordinal) || text.Contains('E', StringComparison.Ordinal) ? text : text + ".0");
        return value < 0 ? SyntaxFactory.PrefixUnaryExpression(SyntaxKind.UnaryMinusExpression, literal) : literal;
    }

    /// <summary>An integer literal.</summary>
    public static ExpressionSyntax Literal(int value) => SyntaxFactory.ParseExpression(value.ToString(CultureInfo.InvariantCulture));
}
