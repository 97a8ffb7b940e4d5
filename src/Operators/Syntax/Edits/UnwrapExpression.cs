using Microsoft.CodeAnalysis;

namespace EvoLLM.Operators;

/// <summary>Puts a part of an expression in the place of the whole.</summary>
internal sealed class UnwrapExpression : ISyntaxEdit
{
    public string Name => "unwrap expression";

    public SyntaxNode? Apply(EditContext context)
    {
        var program = context.Program;
        var pairs = program.Slots.SelectMany(
            whole => program.Slots.Where(part => part != whole && whole.Contains(part) && program.KindOf(part) == program.KindOf(whole)),
            (whole, part) => (whole, part)).ToList();
        if (pairs.Count == 0)
        {
            return null;
        }

        var (whole, part) = context.Random.Pick(pairs);
        return program.Root.ReplaceNode(whole, Expressions.Parenthesize(part));
    }
}
