using EvoLLM.Evolver;

namespace EvoLLM.Operators;

/// <summary>Finds the program in a model's answer, in time linear in its length.</summary>
internal static class CodeExtractor
{
    /// <summary>The longest program that is taken, in characters.</summary>
    public const int MaxProgram = 256 * 1024;

    /// <summary>Finds the program that offers what the contract asks, or else says why there is none.</summary>
    /// <param name="answer">What the model said.</param>
    /// <param name="contract">What the program must offer; a bare method is wrapped into its class.</param>
    public static ExtractedCode Extract(string answer, ProgramContract contract)
    {
        var text = AnswerText.Of(answer);
        return text.Reason is { } reason ? ExtractedCode.None(reason) : Find(text.Text, contract);
    }

    /// <summary>The same for an answer whose thoughts are gone and whose lines end in <c>\n</c>.</summary>
    public static ExtractedCode Find(string text, ProgramContract contract)
    {
        var blocks = FencedBlocks.Find(text);
        var block = blocks.Count > 0 ? Best(blocks, contract) : Bare.Find(text);
        return block is null ? ExtractedCode.None("the answer holds no C# program") : Accept(block, contract);
    }

    /// <summary>The last whole block that names type and method; failing that, the last that names the method; failing that, the longest in C#.</summary>
    private static CodeBlock? Best(IReadOnlyList<CodeBlock> blocks, ProgramContract contract)
    {
        var method = ProgramShape.MethodName(contract);
        return blocks
            .Where(block => block.MayBeCSharp)
            .Select((block, index) => (Block: block, Index: index, Rank: Rank(block, contract.TypeName, method)))
            .Where(entry => entry.Rank > 0 || entry.Block.Language.Length > 0)
            .OrderByDescending(entry => entry.Rank)
            .ThenByDescending(entry => entry.Rank > 0 ? entry.Index : entry.Block.Text.Length)
            .FirstOrDefault().Block;
    }

    private static int Rank(CodeBlock block, string type, string method)
    {
        var hasMethod = block.Text.Contains(method + "(", StringComparison.Ordinal) || block.Text.Contains(method + " (", StringComparison.Ordinal);
        var hasType = block.Text.Contains("class " + type, StringComparison.Ordinal);
        return (hasMethod, hasType, block.Closed) switch
        {
            (true, true, true) => 4,
            (true, false, true) => 3,
            (true, _, false) => 2,
            (false, true, _) => 1,
            _ => 0,
        };
    }

    private static ExtractedCode Accept(CodeBlock block, ProgramContract contract)
    {
        var text = TextLines.Trim(block.Text);
        if ((text.Length == 0 ? "the answer's code block is empty" : ProgramLimits.Fault(text)) is { } fault)
        {
            return ExtractedCode.None(fault);
        }

        var shape = ProgramShape.Of(text, contract);
        return (block.Closed, shape) switch
        {
            (false, { Complete: false }) => ExtractedCode.None("the answer was cut off inside its program"),
            (false, { Declares: false }) when block.IsFenced => ExtractedCode.None("the answer was cut off inside its program"),
            (true, { OpenBraces: > 0 }) => ExtractedCode.None($"the program is cut off: {shape.OpenBraces} opening braces are not closed"),
            _ => new ExtractedCode(shape.Program + "\n"),
        };
    }
}
