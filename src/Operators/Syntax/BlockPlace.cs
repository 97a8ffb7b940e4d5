using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace EvoLLM.Operators;

/// <summary>A place between the statements of a block.</summary>
/// <param name="Program">The program.</param>
/// <param name="Block">A block of it.</param>
/// <param name="Index">The statement before which the place is.</param>
internal sealed record BlockPlace(SyntaxProgram Program, BlockSyntax Block, int Index)
{
    /// <summary>The statement behind the place: what is in scope here is what it sees.</summary>
    public SyntaxNode Next => Block.Statements[Index];

    /// <summary>Draws a place in a block that is not empty. Nothing is put behind a block's last statement: that one may be a jump.</summary>
    public static BlockPlace? Draw(SyntaxProgram program, Random random)
    {
        var blocks = program.Blocks.Where(block => block.Statements.Count > 0).ToList();
        if (blocks.Count == 0)
        {
            return null;
        }

        var block = random.Pick(blocks);
        return new BlockPlace(program, block, random.Next(block.Statements.Count));
    }

    /// <summary>The program with a statement at the place.</summary>
    public SyntaxNode Insert(StatementSyntax statement) =>
        Program.Root.ReplaceNode(Block, Block.WithStatements(Block.Statements.Insert(Index, statement)));
}
