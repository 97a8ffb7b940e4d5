namespace EvoLLM.Sandbox;

/// <summary>How long a sequence may be, and what going through it costs.</summary>
/// <param name="Length">The number of its elements, or more.</param>
/// <param name="Cost">In elements of an array, as in <see cref="Sizes"/>.</param>
/// <param name="IsList">Whether any of its elements is reached directly.</param>
internal readonly record struct SequenceSize(long Length, long Cost, bool IsList)
{
    /// <summary>What is more is as much: no fuel pays for it.</summary>
    public const long Most = 1L << 48;

    /// <summary>What makes a step.</summary>
    public const int Step = 16;
}
