using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace EvoLLM.Operators;

/// <summary>Repeats a statement somewhere else in its block; a later edit can make something else of it.</summary>
internal sealed class DuplicateStatement : ISyntaxEdit
{
    public string Name => "duplicate statement";

    public SyntaxNode? Apply(EditContext context)
    {
        var (program, _, random) = context;
        var statements = program.Blocks.SelectMany(block => block.Statements).Where(statement => statement is ExpressionStatementSyntax or IfStatementSyntax).ToList();
        if (statements.Count == 0)
        {
            return null;
        }

        var statement = random.Pick(statements);
        var block = (BlockSyntax)statement.Parent!;
        return new BlockPlace(program, block, random.Next(block.Statements.Count + 1)).Insert(statement);
    }
}
