using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace EvoLLM.Operators;

/// <summary>Exchanges an operator or a function for one that takes the same operands, or the operands for each other.</summary>
internal sealed class ChangeOperator : ISyntaxEdit
{
    public string Name => "change operator";

    public SyntaxNode? Apply(EditContext context)
    {
        var (program, _, random) = context;
        var places = program.Slots.Where(slot => slot is BinaryExpressionSyntax || FamilyOf(slot) is not null).ToList();
        if (places.Count == 0)
        {
            return null;
        }

        var place = random.Pick(places);
        return program.Root.ReplaceNode(place, Expressions.Parenthesize(place switch
        {
            InvocationExpressionSyntax call => call.WithExpression(SyntaxFactory.ParseExpression(random.Pick(FamilyOf(call)!))),
            BinaryExpressionSyntax binary when random.Next(4) == 0 => Expressions.Binary(binary.Kind(), binary.Right, binary.Left),
            BinaryExpressionSyntax binary => Expressions.Binary(random.Pick(FamilyOf(binary.Kind())), binary.Left, binary.Right),
            _ => place,
        }));
    }

    private static string[]? FamilyOf(ExpressionSyntax expression)
    {
        var function = (expression as InvocationExpressionSyntax)?.Expression.ToString();
        return Expressions.UnaryFunctions.Contains(function) ? Expressions.UnaryFunctions
            : Expressions.BinaryFunctions.Contains(function) ? Expressions.BinaryFunctions
            : null;
    }

    private static SyntaxKind[] FamilyOf(SyntaxKind kind) =>
        Expressions.Comparisons.Contains(kind) ? Expressions.Comparisons
        : Expressions.TruthOperators.Contains(kind) ? Expressions.TruthOperators
        : Expressions.RealOperators.Contains(kind) ? Expressions.RealOperators
        : [kind];
}
