using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace EvoLLM.Operators;

/// <summary>Reads another variable, element or length of the same kind.</summary>
internal sealed class ReplaceVariable : ISyntaxEdit
{
    public string Name => "replace variable";

    public SyntaxNode? Apply(EditContext context)
    {
        var (program, _, random) = context;
        var places = program.Slots.Where(slot => slot is IdentifierNameSyntax or ElementAccessExpressionSyntax or MemberAccessExpressionSyntax).ToList();
        if (places.Count == 0)
        {
            return null;
        }

        var place = random.Pick(places);
        var leaves = new Scope(program, place).Leaves(program.KindOf(place)!.Value);
        return leaves.Count == 0 ? null : program.Root.ReplaceNode(place, random.Pick(leaves));
    }
}
