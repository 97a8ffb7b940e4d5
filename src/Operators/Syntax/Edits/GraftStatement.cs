using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace EvoLLM.Operators;

/// <summary>Inserts a statement of the other parent.</summary>
internal sealed class GraftStatement : ISyntaxEdit
{
    public string Name => "graft statement";

    public SyntaxNode? Apply(EditContext context)
    {
        var (program, donor, random) = context;
        var statements = donor.Blocks.SelectMany(block => block.Statements)
            .Where(statement => statement is ExpressionStatementSyntax or IfStatementSyntax or LocalDeclarationStatementSyntax).ToList();
        if (statements.Count == 0 || BlockPlace.Draw(program, random) is not { } place)
        {
            return null;
        }

        var statement = random.Pick(statements);
        return Graft.Translate(statement, donor, new Scope(program, place.Next), random) is { } translated ? place.Insert(translated) : null;
    }
}
