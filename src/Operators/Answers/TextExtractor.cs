namespace EvoLLM.Operators;

/// <summary>Finds the text that is a candidate in a model's answer: the last fenced block, and without one all of the answer.</summary>
internal static class TextExtractor
{
    /// <summary>Finds the text, or says why there is none.</summary>
    public static ExtractedCode Extract(string answer)
    {
        var (text, reason) = AnswerText.Of(answer);
        if (reason is not null)
        {
            return ExtractedCode.None(reason);
        }

        var blocks = FencedBlocks.Find(text);
        if (blocks is [.., { Closed: false }])
        {
            return ExtractedCode.None("the answer was cut off inside its last block");
        }

        var candidate = (blocks.Count > 0 ? blocks[^1].Text : text).Trim();
        return candidate.Length is 0 or > CodeExtractor.MaxProgram
            ? ExtractedCode.None(candidate.Length == 0 ? "the answer is empty" : $"the text is longer than {CodeExtractor.MaxProgram} characters")
            : new ExtractedCode(candidate + "\n");
    }
}
