namespace EvoLLM.Sandbox;

/// <summary>A sequence of LINQ that may be ordered further.</summary>
internal sealed class OrderedSequence<T>(IOrderedEnumerable<T> inner, LazyParts parts) : TypedSequence<T>(inner, parts), IOrderedEnumerable<T>
{
    /// <inheritdoc/>
    public IOrderedEnumerable<T> CreateOrderedEnumerable<TKey>(Func<T, TKey> keySelector, IComparer<TKey>? comparer, bool descending) =>
        new OrderedSequence<T>(inner.CreateOrderedEnumerable(keySelector, comparer, descending), new LazyParts(SequenceWork.Pass, this, null, 0));
}
