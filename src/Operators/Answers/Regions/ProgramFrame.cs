namespace EvoLLM.Operators;

/// <summary>Sees to it that only the evolvable regions of a program change, whatever form an answer has.</summary>
internal static class ProgramFrame
{
    /// <summary>What is wrong with the marks of a problem's own program, with the line; <see langword="null"/> where nothing is.</summary>
    public static string? Fault(string program) => MarkedProgram.Parse(program).Fault;

    /// <summary>The child, with what it left out of the parent's fixed parts put back; or why it cannot be taken.</summary>
    /// <param name="parent">The program that was to be changed; without marks all of it may change.</param>
    /// <param name="child">The changed program.</param>
    public static ExtractedCode Fit(string parent, string child)
    {
        var frame = MarkedProgram.Parse(parent);
        if (!frame.HasRegions)
        {
            return new(child);
        }

        var marked = MarkedProgram.Parse(child);
        if (Difference(frame, marked) is not { } difference)
        {
            return new(child);
        }

        foreach (var bodies in FrameRestorer.Guesses(frame, marked))
        {
            var restored = Fill(frame, bodies);
            if (Difference(frame, MarkedProgram.Parse(restored)) is null)
            {
                return new(restored);
            }
        }

        return ExtractedCode.None(difference);
    }

    /// <summary>The parent with other texts in its regions.</summary>
    private static string Fill(MarkedProgram frame, IReadOnlyList<string> bodies)
    {
        var text = frame.Text;
        for (var i = frame.Regions.Count - 1; i >= 0; i--)
        {
            var region = frame.Regions[i];
            text = string.Concat(text.AsSpan(0, region.Start), bodies[i].Trim('\n').TrimEnd(), "\n", text.AsSpan(region.End));
        }

        return text;
    }

    private static string? Difference(MarkedProgram parent, MarkedProgram child)
    {
        var (old, @new) = (parent.Frame, child.Frame);
        var same = old.Zip(@new).TakeWhile(pair => pair.First.Text == pair.Second.Text).Count();
        if (same == old.Count && same == @new.Count)
        {
            return child.Fault;
        }

        var was = same < old.Count ? Quote.Of(TextLines.At(parent.Text, old[same].Span.Start)) : "the end";
        var now = same < @new.Count ? Quote.Of(TextLines.At(child.Text, @new[same].Span.Start)) : "the end";
        var line = TextLines.Number(parent.Text, same < old.Count ? old[same].Span.Start : parent.Text.Length);
        return $"only what stands between {RegionMark.Begin} and {RegionMark.End} may change, but line {line}, {was}, became {now}";
    }
}
