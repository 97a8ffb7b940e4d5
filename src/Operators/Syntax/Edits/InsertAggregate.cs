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
        var series = new Scope(program, body.Statements[0]).Series().ToList();
        var slots = program.Slots.Where(slot => body.Contains(slot) && program.KindOf(slot) == ValueKind.Real).ToList();
        if (series.Count == 0 || slots.Count == 0)
        {
            return null;
        }

        var aggregate = random.Pick(Aggregates);
        var source = random.Pick(series);
        var name = FreshName(program, aggregate.Name);
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

    private static string FreshName(SyntaxProgram program, string name)
    {
        var taken = program.Root.DescendantTokens().Select(token => token.ValueText).ToHashSet(StringComparer.Ordinal);
        return Enumerable.Range(1, int.MaxValue).Select(number => number == 1 ? name : name + number).First(fresh => !taken.Contains(fresh));
    }
}
