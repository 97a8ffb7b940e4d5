using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace EvoLLM.Operators;

/// <summary>Grows anew what a program assigns or returns.</summary>
internal sealed class GrowResult : ISyntaxEdit
{
    private const int Depth = 4;

    public string Name => "grow result";

    public SyntaxNode? Apply(EditContext context)
    {
        var (program, _, random) = context;
        var results = program.Slots.Where(slot => slot.Parent is AssignmentExpressionSyntax or ReturnStatementSyntax or ArrowExpressionClauseSyntax).ToList();
        if (results.Count == 0)
        {
            return null;
        }

        var result = random.Pick(results);
        var grown = new ExpressionGrower(program, result, random).Grow(program.KindOf(result)!.Value, Depth);
        return program.Root.ReplaceNode(result, Expressions.Parenthesize(grown));
    }
}
