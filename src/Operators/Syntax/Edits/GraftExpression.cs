using Microsoft.CodeAnalysis;

namespace EvoLLM.Operators;

/// <summary>Puts an expression of the other parent in the place of one of the same kind (subtree crossover).</summary>
internal sealed class GraftExpression : ISyntaxEdit
{
    public string Name => "graft expression";

    public SyntaxNode? Apply(EditContext context)
    {
        var program = context.Program;
        return Graft.Draw(context) is { } graft ? program.Root.ReplaceNode(graft.Slot, Expressions.Parenthesize(graft.Scion)) : null;
    }
}
