using EvoLLM.Evolver;
using FsCheck.Xunit;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace EvoLLM.Operators.Tests;

public sealed class TidyTests
{
    [Property(MaxTest = 300)]
    public void ToText_ExpressionWithAllItsParentheses_MeansTheSameWithFewer(ulong seed)
    {
        var expression = Grow(new SeededRandom(seed), 4);
        var text = Tidy.ToText(expression).Trim();
        Assert.Equal(Shape(expression), Shape(SyntaxFactory.ParseExpression(text)));
        Assert.True(text.Count(letter => letter == '(') <= expression.ToFullString().Count(letter => letter == '('));
    }

    [Theory]
    [InlineData("x = (a) + ((b) * (c))", "x = a + b * c")]
    [InlineData("x = ((a) + (b)) * (c)", "x = (a + b) * c")]
    [InlineData("x = (a) - ((b) - (c))", "x = a - (b - c)")]
    [InlineData("x = ((a) - (b)) - (c)", "x = a - b - c")]
    [InlineData("x = -((a) + (b))", "x = -(a + b)")]
    [InlineData("x = (a) - (-b)", "x = a - -b")]
    [InlineData("x = (((a) < (b))) ? ((a)) : ((c) + (1))", "x = a < b ? a : c + 1")]
    [InlineData("x = ((a) ? (b) : (c)) ? (a) : (b)", "x = (a ? b : c) ? a : b")]
    [InlineData("x = ((a) / (b)).CompareTo((c))", "x = (a / b).CompareTo(c)")]
    public void ToText_NeedlessParentheses_AreGone(string before, string after) =>
        Assert.Equal(after, Tidy.ToText(SyntaxFactory.ParseExpression(before)).Trim());

    private static ExpressionSyntax Grow(SeededRandom random, int depth) => depth == 0 ? Leaf(random) : random.Next(6) switch
    {
        0 => Expressions.Binary(random.Pick(Expressions.RealOperators), Grow(random, depth - 1), Grow(random, depth - 1)),
        1 => Expressions.Binary(random.Pick(Expressions.Comparisons), Grow(random, depth - 1), Grow(random, depth - 1)),
        2 => Expressions.Binary(random.Pick(Expressions.TruthOperators), Grow(random, depth - 1), Grow(random, depth - 1)),
        3 => Expressions.Conditional(Grow(random, depth - 1), Grow(random, depth - 1), Grow(random, depth - 1)),
        4 => SyntaxFactory.PrefixUnaryExpression(SyntaxKind.LogicalNotExpression, Expressions.Parenthesize(Grow(random, depth - 1))),
        _ => Expressions.Call(random.Pick(Expressions.UnaryFunctions), Grow(random, depth - 1)),
    };

    private static ExpressionSyntax Leaf(SeededRandom random) => random.Next(3) switch
    {
        0 => SyntaxFactory.IdentifierName("a"),
        1 => SyntaxFactory.ParseExpression("b[i]"),
        _ => Expressions.Literal(random.NextDouble() - 0.5),
    };

    /// <summary>The tree with a pair of brackets around every operation, and no other.</summary>
    private static string Shape(SyntaxNode node) => node switch
    {
        ParenthesizedExpressionSyntax parentheses => Shape(parentheses.Expression),
        _ when !node.ChildNodes().Any() => node.ToString(),
        _ => $"[{node.Kind()} {string.Join(' ', node.ChildNodes().Select(Shape))}]",
    };
}
