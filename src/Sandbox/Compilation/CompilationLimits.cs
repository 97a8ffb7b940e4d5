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

    /// <summary>Characters of one literal.</summary>
    public int LiteralLength { get; init; } = 8 * 1024;

    /// <summary>Type arguments inside each other.</summary>
    public int GenericDepth { get; init; } = 12;

    /// <summary>Interpolated strings inside each other.</summary>
    public int InterpolationDepth { get; init; } = 6;

    /// <summary>Operators of one statement.</summary>
    public int Operators { get; init; } = 1_000;

    /// <summary>Lambda expressions inside each other.</summary>
    public int LambdaDepth { get; init; } = 8;

    /// <summary>Time for parsing, checking and emitting.</summary>
    public TimeSpan Time { get; init; } = TimeSpan.FromSeconds(5);
}
