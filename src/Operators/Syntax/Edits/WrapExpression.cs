using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace EvoLLM.Operators;

/// <summary>Makes an expression an operand of a larger one.</summary>
internal sealed class WrapExpression : ISyntaxEdit
{
    public string Name => "wrap expression";

    public SyntaxNode? Apply(EditContext context)
    {
        var (program, _, random) = context;
        if (program.Slots.Count == 0)
        {
            return null;
        }

        var slot = random.Pick(program.Slots);
        var grower = new ExpressionGrower(program, slot, random);
        return program.Root.ReplaceNode(slot, Expressions.Parenthesize(Wrap(slot, program.KindOf(slot)!.Value, grower, random)));
    }

    private static ExpressionSyntax Wrap(ExpressionSyntax inner, ValueKind kind, ExpressionGrower grower, Random random)
    {
        var other = grower.Grow(kind, random.Next(2));
        return (kind, random.Next(5)) switch
        {
            (ValueKind.Truth, 0) => SyntaxFactory.PrefixUnaryExpression(SyntaxKind.LogicalNotExpression, Expressions.Parenthesize(inner)),
            (ValueKind.Truth, _) => Expressions.Binary(random.Pick(Expressions.TruthOperators), inner, other),
            (ValueKind.Integer, _) => Expressions.Binary(random.Pick(Expressions.IntegerOperators), inner, other),
            (_, 0) => Expressions.Call(random.Pick(Expressions.UnaryFunctions), inner),
            (_, 1) => Expressions.Conditional(grower.Grow(ValueKind.Truth, 1), inner, other),
            (_, 2) => Expressions.Call(random.Pick(Expressions.BinaryFunctions), inner, other),
            _ => random.Next(2) == 0
                ? Expressions.Binary(random.Pick(Expressions.RealOperators), inner, other)
                : Expressions.Binary(random.Pick(Expressions.RealOperators), other, inner),
        };
    }
}
