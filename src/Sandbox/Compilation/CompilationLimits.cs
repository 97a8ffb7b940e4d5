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

    /// <summary>Reads what <see cref="Write"/> wrote.</summary>
    internal static CompilationLimits Read(BinaryReader fields) => new()
    {
        SourceLength = fields.ReadInt32(),
        Tokens = fields.ReadInt32(),
        NestingDepth = fields.ReadInt32(),
        LiteralLength = fields.ReadInt32(),
        GenericDepth = fields.ReadInt32(),
        InterpolationDepth = fields.ReadInt32(),
        Operators = fields.ReadInt32(),
        LambdaDepth = fields.ReadInt32(),
    };

    /// <summary>Writes the limits that hold inside the compiling process; time is for the host to watch.</summary>
    internal void Write(BinaryWriter fields)
    {
        foreach (var limit in (int[])[SourceLength, Tokens, NestingDepth, LiteralLength, GenericDepth, InterpolationDepth, Operators, LambdaDepth])
        {
            fields.Write(limit);
        }
    }
}
