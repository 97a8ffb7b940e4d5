using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

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
        if (scope.Matrices().ToList() is { Count: > 0 } matrices && random.Next(3) == 0)
        {
            return place.Insert(OverAll(program, scope, (random.Pick(matrices).Name, random.Pick(matrices).Name), random));
        }

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

    /// <summary>A loop over all of a matrix that changes each of its numbers by that of another at the same place, or by one that is grown.</summary>
    private static StatementSyntax OverAll(SyntaxProgram program, Scope scope, (string Changed, string Other) matrices, Random random)
    {
        var (row, column) = (program.FreshName("row"), program.FreshName("column"));
        var grown = new ExpressionGrower(program, scope, random).Grow(ValueKind.Real, random.Next(3));
        var other = random.Next(2) == 0 ? grown.ToString() : $"{matrices.Other}[{row}, {column}]";
        var (operation, changed) = (random.Pick(["*=", "+=", "-="]), matrices.Changed);
        return SyntaxFactory.ParseStatement(
            $"for (var {row} = 0; {row} < {changed}.GetLength(0); {row}++) {{ for (var {column} = 0; {column} < {changed}.GetLength(1); {column}++) {{ {changed}[{row}, {column}] {operation} {other}; }} }}");
    }

    private static SyntaxKind Operator(ValueKind kind, Random random) => (kind, random.Next(4)) switch
    {
        (ValueKind.Truth, _) or (_, 0) => SyntaxKind.SimpleAssignmentExpression,
        (ValueKind.Real, 1) => SyntaxKind.MultiplyAssignmentExpression,
        (_, 2) => SyntaxKind.SubtractAssignmentExpression,
        _ => SyntaxKind.AddAssignmentExpression,
    };
}
