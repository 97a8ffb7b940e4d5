namespace EvoLLM.Operators;

/// <summary>A fenced block of an answer.</summary>
/// <param name="Language">What stands after the opening fence, in lower case; empty where nothing does.</param>
/// <param name="Text">The text between the fences.</param>
/// <param name="Closed">Whether there is a closing fence.</param>
internal sealed record CodeBlock(string Language, string Text, bool Closed)
{
    private static readonly string[] Languages = ["", "csharp", "cs", "c#", "c-sharp", "dotnet"];

    /// <summary>Where the line with the opening fence begins in the answer.</summary>
    public int Begin { get; init; }

    /// <summary>Where the line after the closing fence begins.</summary>
    public int End { get; init; }

    /// <summary>Whether it stands between fences, and is not what looks like code in an answer without them.</summary>
    public bool IsFenced => End > 0;

    /// <summary>Whether the block may hold C#.</summary>
    public bool MayBeCSharp => Languages.Contains(Language);
}
