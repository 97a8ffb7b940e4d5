using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace EvoLLM.Operators;

/// <summary>Inserts an assignment, on a condition or without.</summary>
internal sealed class InsertStatement : ISyntaxEdit
{
    public string Name => "insert statement";

    public SyntaxNode? Apply(EditContext context)
    {
        var (program, _, random) = context;
        if (BlockPlace.Draw(program, random) is not { } place)
        {
            return null;
        }

        var scope = new Scope(program, place.Next);
        var targets = scope.Targets();
        if (targets.Count == 0)
        {
            return null;
        }

        var (target, kind) = random.Pick(targets);
        var grower = new ExpressionGrower(program, scope, random);
        var assignment = SyntaxFactory.ExpressionStatement(
            SyntaxFactory.AssignmentExpression(Operator(kind, random), target, Expressions.Parenthesize(grower.Grow(kind, random.Next(3)))));
        return place.Insert(random.Next(2) == 0
            ? assignment
            : SyntaxFactory.IfStatement(Expressions.Parenthesize(grower.Grow(ValueKind.Truth, 2)), SyntaxFactory.Block(assignment)));
    }

    private static SyntaxKind Operator(ValueKind kind, Random random) => (kind, random.Next(4)) switch
    {
        (ValueKind.Truth, _) or (_, 0) => SyntaxKind.SimpleAssignmentExpression,
        (ValueKind.Real, 1) => SyntaxKind.MultiplyAssignmentExpression,
        (_, 2) => SyntaxKind.SubtractAssignmentExpression,
        _ => SyntaxKind.AddAssignmentExpression,
    };
}
