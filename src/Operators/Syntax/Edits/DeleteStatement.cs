using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace EvoLLM.Operators;

/// <summary>Removes a statement; a condition leaves what stands under it, half of the time.</summary>
internal sealed class DeleteStatement : ISyntaxEdit
{
    public string Name => "delete statement";

    public SyntaxNode? Apply(EditContext context)
    {
        var (program, _, random) = context;
        var statements = program.Blocks.SelectMany(block => block.Statements)
            .Where(statement => statement is ExpressionStatementSyntax or IfStatementSyntax or LocalDeclarationStatementSyntax).ToList();
        if (statements.Count == 0)
        {
            return null;
        }

        var statement = random.Pick(statements);
        return statement is IfStatementSyntax { Statement: BlockSyntax inner } && random.Next(2) == 0
            ? program.Root.ReplaceNode(statement, inner.Statements)
            : program.Root.RemoveNode(statement, SyntaxRemoveOptions.KeepNoTrivia);
    }
}
