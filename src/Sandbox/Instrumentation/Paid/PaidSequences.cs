using System.Collections;

namespace EvoLLM.Sandbox;

/// <summary>What instrumented code calls around LINQ: sequences are taken out of what counts them, paid, and put into it again.</summary>
internal static class PaidSequences
{
    private const int Short = 1 << 16;

    [Replaces(typeof(Enumerable), nameof(Enumerable.Range), Static = true)]
    public static IEnumerable<int> Range(int start, int count) => Made(Enumerable.Range(start, count), count);

    [Replaces(typeof(Enumerable), nameof(Enumerable.Repeat), Static = true)]
    public static IEnumerable<T> Repeat<T>(T element, int count) => Made(Enumerable.Repeat(element, count), count);

    /// <summary>Pays for a pass and hands out what LINQ is to go through.</summary>
    public static IEnumerable<T>? Take<T>(IEnumerable<T>? source)
    {
        if (source is LazySequence sequence)
        {
            sequence.Pay();
            return (IEnumerable<T>)sequence.Inner;
        }

        Meter.Elements(Sizes.OfSequence(source) * LazySequence.Each);
        return source;
    }

    /// <summary>As <see cref="Take{T}"/>, where all elements are kept.</summary>
    public static IEnumerable<T>? Keep<T>(IEnumerable<T>? source)
    {
        if (source is LazySequence sequence)
        {
            sequence.Pay(LazySequence.Kept);
            return (IEnumerable<T>)sequence.Inner;
        }

        Meter.Elements(Sizes.OfSequence(source) * LazySequence.Kept);
        return source;
    }

    /// <summary>As <see cref="Take{T}"/>, where a list costs nothing since its elements are reached directly.</summary>
    public static IEnumerable<T>? Peek<T>(IEnumerable<T>? source) => source is IList<T> ? source : Take(source);

    /// <summary>As <see cref="Take{T}"/>, where a collection costs nothing since its length is known.</summary>
    public static IEnumerable<T>? Count<T>(IEnumerable<T>? source) => source is ICollection<T> ? source : Take(source);

    /// <summary>As <see cref="Take{T}"/>, where a collection costs nothing since what is called for each element pays.</summary>
    public static IEnumerable<T>? Walk<T>(IEnumerable<T>? source) => source is LazySequence ? Take(source) : source;

    /// <summary>As <see cref="Take{T}"/>, where a set costs nothing since it is not gone through.</summary>
    public static IEnumerable<T>? Search<T>(IEnumerable<T>? source) => source is ISet<T> ? source : Take(source);

    /// <summary>Hands out what LINQ is to make another sequence of.</summary>
    public static IEnumerable<T>? Enter<T>(IEnumerable<T>? source) => source is LazySequence sequence ? (IEnumerable<T>)sequence.Inner : source;

    /// <summary>As <see cref="Enter{T}"/>, of elements whose type is not known.</summary>
    public static IEnumerable? EnterUntyped(IEnumerable? source) => source is LazySequence sequence ? sequence.Inner : source;

    /// <summary>As <see cref="Enter{T}"/>, of what may be ordered further.</summary>
    public static IOrderedEnumerable<T>? EnterOrdered<T>(IOrderedEnumerable<T>? source) => source is LazySequence sequence ? (IOrderedEnumerable<T>)sequence.Inner : source;

    /// <summary>Lets a selector pay for the collections that it hands out.</summary>
    public static Func<T, IEnumerable<TResult>>? Selector<T, TResult>(Func<T, IEnumerable<TResult>>? selector) =>
        selector is null ? null : item => Take(selector(item))!;

    /// <summary>Lets a selector pay for the collections that it hands out.</summary>
    public static Func<T, int, IEnumerable<TResult>>? IndexedSelector<T, TResult>(Func<T, int, IEnumerable<TResult>>? selector) =>
        selector is null ? null : (item, index) => Take(selector(item, index))!;

    /// <summary>What a sequence keeps of one that it is made of.</summary>
    public static object? Source<T>(IEnumerable<T>? source) => source is null or LazySequence or IList or string || source is not (ICollection<T> or IReadOnlyCollection<T> or ICollection) ? source : new SizedSource<T>(source);

    /// <summary>Counts what LINQ made of one or two others.</summary>
    public static IEnumerable<T> Wrap<T>(IEnumerable<T> result, object? first, object? second, int work, int count) =>
        first is IEnumerable<T> same && (ReferenceEquals(result, same) || (same is LazySequence sequence && ReferenceEquals(sequence.Inner, result)))
            ? same
            : new TypedSequence<T>(result, new LazyParts((SequenceWork)work, first, second, count));

    /// <summary>As <see cref="Wrap{T}"/>, of what may be ordered further.</summary>
    public static IOrderedEnumerable<T> WrapOrdered<T>(IOrderedEnumerable<T> result, object? first, object? second, int work, int count) =>
        new OrderedSequence<T>(result, new LazyParts((SequenceWork)work, first, second, count));

    private static IEnumerable<T> Made<T>(IEnumerable<T> sequence, int count) => count <= Short
        ? new TypedSequence<T>(sequence, new LazyParts(SequenceWork.Fixed, null, null, count))
        : Each(sequence);

    /// <summary>A sequence that is too long to be paid before it is known how far it is gone through.</summary>
    private static IEnumerable<T> Each<T>(IEnumerable<T> sequence)
    {
        foreach (var item in sequence)
        {
            Meter.Work(1);
            yield return item;
        }
    }
}
