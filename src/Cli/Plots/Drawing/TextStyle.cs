namespace EvoLLM.Cli;

/// <summary>On which side of its place a text lies.</summary>
internal enum TextAlign
{
    /// <summary>It begins there.</summary>
    Start,

    /// <summary>Its middle is there.</summary>
    Middle,

    /// <summary>It ends there.</summary>
    End,
}

/// <summary>How a line of text is drawn.</summary>
/// <param name="Size">The height of the letters' em square, in units.</param>
/// <param name="Colour">Its colour.</param>
internal sealed record TextStyle(double Size, Colour Colour)
{
    public TextAlign Align { get; init; } = TextAlign.Start;
}
