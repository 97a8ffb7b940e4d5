namespace EvoLLM.Sandbox;

/// <summary>What a source may ask of the compiler.</summary>
public sealed record CompilationLimits
{
    /// <summary>Characters of source.</summary>
    public int SourceLength { get; init; } = 64 * 1024;

    /// <summary>Tokens of source.</summary>
    public int Tokens { get; init; } = 20_000;

    /// <summary>Brackets of any kind inside each other.</summary>
    public int NestingDepth { get; init; } = 100;

    /// <summary>Time for parsing, checking and emitting.</summary>
    public TimeSpan Time { get; init; } = TimeSpan.FromSeconds(5);
}
