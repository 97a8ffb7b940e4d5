using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace EvoLLM.Operators;

/// <summary>Computes the sum, the mean, the smallest or the largest of a series before everything else, and lets an expression use it.</summary>
internal sealed class InsertAggregate : ISyntaxEdit
{
    private static readonly (string Name, string Start, string Step, string Use)[] Aggregates =
    [
        ("sum", "0.0", "{0} += {1}[{2}];", "{0}"),
        ("mean", "0.0", "{0} += {1}[{2}];", "{0} / {3}"),
        ("smallest", "double.MaxValue", "{0} = Math.Min({0}, {1}[{2}]);", "{0}"),
        ("largest", "double.MinValue", "{0} = Math.Max({0}, {1}[{2}]);", "{0}"),
    ];

    public string Name => "insert aggregate";

    public SyntaxNode? Apply(EditContext context)
    {
        var (program, _, random) = context;
        var bodies = program.Blocks.Where(block => block.Parent is MethodDeclarationSyntax && block.Statements.Count > 0).ToList();
        if (bodies.Count == 0)
        {
            return null;
        }

        var body = random.Pick(bodies);
        var scope = new Scope(program, body.Statements[0]);
        if (scope.Matrices().ToList() is { Count: > 0 } matrices && random.Next(2) == 0)
        {
            return OfMatrix(context, random.Pick(matrices));
        }

        var series = scope.Series().ToList();
        var slots = program.Slots.Where(slot => body.Contains(slot) && program.KindOf(slot) == ValueKind.Real).ToList();
        if (series.Count == 0 || slots.Count == 0)
        {
            return null;
        }

        var aggregate = random.Pick(Aggregates);
        var source = random.Pick(series);
        var name = program.FreshName(aggregate.Name);
        string Fill(string text) => string.Format(System.Globalization.CultureInfo.InvariantCulture, text, name, source.Name, name + "Index", Scope.LengthOf(source));

        var slot = random.Pick(slots);
        var used = Expressions.Binary(random.Pick(Expressions.RealOperators), slot, SyntaxFactory.ParseExpression(Fill(aggregate.Use)));
        StatementSyntax[] inserted =
        [
            SyntaxFactory.ParseStatement($"var {name} = {aggregate.Start};"),
            SyntaxFactory.ParseStatement(Fill("for (var {2} = 0; {2} < {3}; {2}++) {{ " + aggregate.Step + " }}")),
        ];
        var edited = body.ReplaceNode(slot, Expressions.Parenthesize(used));
        return program.Root.ReplaceNode(body, edited.WithStatements(edited.Statements.InsertRange(0, inserted)));
    }

    /// <summary>Over a row where a loop counts the rows, else over the whole matrix, right before an expression uses it.</summary>
    private static SyntaxNode? OfMatrix(EditContext context, ISymbol matrix)
    {
        var (program, _, random) = context;
        var slots = program.Slots.Where(slot => program.KindOf(slot) == ValueKind.Real && slot.FirstAncestorOrSelf<StatementSyntax>() is { Parent: BlockSyntax }).ToList();
        if (slots.Count == 0)
        {
            return null;
        }

        var slot = random.Pick(slots);
        var statement = slot.FirstAncestorOrSelf<StatementSyntax>()!;
        var scope = new Scope(program, statement);
        var (name, row, column, aggregate) = (program.FreshName("total"), program.FreshName("row"), program.FreshName("column"), random.Pick(Aggregates));
        var step = scope.Indices.Count > 0
            ? Step(random.Pick(scope.Indices))
            : $"for (var {row} = 0; {row} < {Scope.LengthOf(matrix, 0)}; {row}++) {{ {Step(row)} }}";
        var count = scope.Indices.Count > 0 ? Scope.LengthOf(matrix, 1) : $"{matrix.Name}.Length";
        var used = Expressions.Binary(random.Pick(Expressions.RealOperators), slot, SyntaxFactory.ParseExpression(Fill(aggregate.Use, "", count)));
        var block = (BlockSyntax)statement.Parent!;
        StatementSyntax[] inserted = [SyntaxFactory.ParseStatement($"var {name} = {aggregate.Start};"), SyntaxFactory.ParseStatement(step)];
        var index = block.Statements.IndexOf(statement);
        var edited = block.ReplaceNode(slot, Expressions.Parenthesize(used));
        return program.Root.ReplaceNode(block, edited.WithStatements(edited.Statements.InsertRange(index, inserted)));

        string Step(string at) => $"for (var {column} = 0; {column} < {Scope.LengthOf(matrix, 1)}; {column}++) {{ {Fill(aggregate.Step, $"{at}, {column}", "")} }}";

        string Fill(string text, string place, string length) => string.Format(System.Globalization.CultureInfo.InvariantCulture, text, name, matrix.Name, place, length);
    }
}
