using DiffPlex;

namespace EvoLLM.Operators;

/// <summary>Lines with their ends, so that a last line without one differs from the same with one.</summary>
internal sealed class LineChunks : IChunker
{
    public static readonly LineChunks Instance = new();

    public IReadOnlyList<string> Chunk(string text) => [.. TextLines.Places(text).Select(place => text[place.Begin..Math.Min(place.End + 1, text.Length)])];
}
