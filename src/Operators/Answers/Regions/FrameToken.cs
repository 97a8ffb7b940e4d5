using Microsoft.CodeAnalysis.Text;

namespace EvoLLM.Operators;

/// <summary>A token outside the regions of a program, or the mark of one.</summary>
/// <param name="Text">What it is.</param>
/// <param name="Span">Where it is.</param>
/// <param name="FullSpan">The same with the white space and the comments that belong to it.</param>
internal readonly record struct FrameToken(string Text, TextSpan Span, TextSpan FullSpan)
{
    public bool IsMark => Text is RegionMark.Begin or RegionMark.End;
}
