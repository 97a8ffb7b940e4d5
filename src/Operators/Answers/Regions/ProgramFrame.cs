namespace EvoLLM.Operators;

/// <summary>Sees to it that only the evolvable regions of a program change, whatever form an answer has.</summary>
internal static class ProgramFrame
{
    /// <summary>What is wrong with the marks of a problem's own program, with the line; <see langword="null"/> where nothing is.</summary>
    public static string? Fault(string program)
    {
        if (!RegionMark.MayBeIn(program))
        {
            return null;
        }

        var marked = MarkedProgram.Parse(program);
        return marked.Fault ?? (marked.HasRegions ? null : Misspelt(program));
    }

    /// <summary>The child, if nothing but the regions changed; or why it cannot be taken. White space and comments do not count.</summary>
    /// <param name="parent">The program that was to be changed; without marks all of it may change.</param>
    /// <param name="child">The changed program.</param>
    /// <param name="restore">Whether fixed parts that the child left out are put back, as far as it is clear where its own parts belong.</param>
    public static ExtractedCode Fit(string parent, string child, bool restore)
    {
        // Most programs have no marks, and parsing takes time.
        if (!RegionMark.MayBeIn(parent) || MarkedProgram.Parse(parent) is not { HasRegions: true } frame)
        {
            return new(child);
        }

        if (frame.Fault is { } fault)
        {
            return ExtractedCode.None($"the marks of the program that was shown are wrong: {fault}");
        }

        var marked = MarkedProgram.Parse(child);
        if (Difference(frame, marked) is not { } difference)
        {
            return new(child);
        }

        foreach (var bodies in restore ? FrameRestorer.Guesses(frame, marked) : [])
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
            var body = TextLines.Trim(bodies[i]);
            var first = region.Start + text.AsSpan(region.Start, region.Length).IndexOfAnyExcept(" \t\n");
            var shifted = first < region.Start ? body : MemberPlace.Shift(body, text, first);
            text = string.Concat(text.AsSpan(0, region.Start), shifted, shifted.Length > 0 ? "\n" : "", text.AsSpan(region.End));
        }

        return text;
    }

    private static string? Misspelt(string program)
    {
        var comment = ProgramTokens.Parse(program).DescendantTrivia().FirstOrDefault(RegionMark.IsMeant);
        return comment == default
            ? null
            : $"line {TextLines.Number(program, comment.SpanStart)}: {Quote.Of(comment.ToString())} marks nothing; write {RegionMark.Begin} and {RegionMark.End}";
    }

    private static string? Difference(MarkedProgram parent, MarkedProgram child)
    {
        var (old, @new) = (parent.Frame, child.Frame);
        var same = old.Zip(@new).TakeWhile(pair => pair.First.Text == pair.Second.Text).Count();
        if (same == old.Count && same == @new.Count)
        {
            return child.Fault;
        }

        var now = same < @new.Count ? Quote.Of(TextLines.At(child.Text, @new[same].Span.Start)) : null;
        var change = same == old.Count
            ? $"{now} was added at the end"
            : $"line {TextLines.Number(parent.Text, old[same].Span.Start)}, {Quote.Of(TextLines.At(parent.Text, old[same].Span.Start))}, "
              + (now is null ? "is gone" : $"became {now}");
        return $"only what stands between {RegionMark.Begin} and {RegionMark.End} may change, but {change}";
    }
}
