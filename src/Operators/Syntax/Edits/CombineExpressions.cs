using Microsoft.CodeAnalysis;

namespace EvoLLM.Operators;

/// <summary>Joins an expression with one of the other parent: by an operator, or by a condition that says which holds.</summary>
internal sealed class CombineExpressions : ISyntaxEdit
{
    public string Name => "combine expressions";

    public SyntaxNode? Apply(EditContext context)
    {
        var (program, _, random) = context;
        if (Graft.Draw(context) is not var (slot, scion))
        {
            return null;
        }

        var grower = new ExpressionGrower(program, slot, random);
        var combined = (program.KindOf(slot), random.Next(3)) switch
        {
            (ValueKind.Truth, _) => Expressions.Binary(random.Pick(Expressions.TruthOperators), slot, scion),
            (_, 0) => Expressions.Conditional(grower.Grow(ValueKind.Truth, 1), slot, scion),
            (_, 1) => Expressions.Call(random.Pick(["Math.Min", "Math.Max"]), slot, scion),
            _ => Expressions.Binary(random.Pick(Expressions.IntegerOperators), slot, scion),
        };
        return program.Root.ReplaceNode(slot, Expressions.Parenthesize(combined));
    }
}
