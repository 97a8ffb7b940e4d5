using System.Collections;

namespace EvoLLM.Sandbox;

/// <summary>A sequence of LINQ with elements of one type.</summary>
internal class TypedSequence<T>(IEnumerable<T> inner, LazyParts parts) : LazySequence(parts), IEnumerable<T>
{
    /// <inheritdoc/>
    public sealed override IEnumerable Inner => inner;

    /// <inheritdoc/>
    public IEnumerator<T> GetEnumerator()
    {
        Pay();
        return inner.GetEnumerator();
    }

    /// <inheritdoc/>
    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
