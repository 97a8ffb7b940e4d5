using Microsoft.CodeAnalysis;

namespace EvoLLM.Operators;

/// <summary>Puts a newly grown expression in an expression's place.</summary>
internal sealed class ReplaceExpression : ISyntaxEdit
{
    private const int MaxDepth = 3;

    public string Name => "replace expression";

    public SyntaxNode? Apply(EditContext context)
    {
        var (program, _, random) = context;
        if (program.Slots.Count == 0)
        {
            return null;
        }

        var slot = random.Pick(program.Slots);
        var grown = new ExpressionGrower(program, slot, random).Grow(program.KindOf(slot)!.Value, random.Next(MaxDepth));
        return program.Root.ReplaceNode(slot, Expressions.Parenthesize(grown));
    }
}
