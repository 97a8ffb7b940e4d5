namespace EvoLLM.Sandbox;

/// <summary>A collection that can be gone through only from its beginning.</summary>
internal sealed class SizedSource<T>(IEnumerable<T> source) : ISized
{
    /// <inheritdoc/>
    public SequenceSize Measure(long pass)
    {
        var size = Sizes.OfSequence(source);
        return new SequenceSize(size, size * 2, IsList: false);
    }
}
