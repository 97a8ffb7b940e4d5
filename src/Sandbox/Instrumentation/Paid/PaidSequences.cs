namespace EvoLLM.Sandbox;

/// <summary>Sequences of LINQ that can be made long without a candidate's code in their elements: they pay for each element.</summary>
internal static class PaidSequences
{
    private const int Short = 1 << 16;

    [Replaces(typeof(Enumerable), nameof(Enumerable.Range), Static = true)]
    public static IEnumerable<int> Range(int start, int count) => Paid(Enumerable.Range(start, count), count);

    [Replaces(typeof(Enumerable), nameof(Enumerable.Repeat), Static = true)]
    public static IEnumerable<T> Repeat<T>(T element, int count) => Paid(Enumerable.Repeat(element, count), count);

    [Replaces(typeof(Enumerable), nameof(Enumerable.Concat), Static = true)]
    public static IEnumerable<T> Concat<T>(IEnumerable<T> first, IEnumerable<T> second) => Each(Enumerable.Concat(first, second));

    /// <summary>Pays for a pass over what has a length; what has none is a candidate's code or is paid for each element.</summary>
    public static void Pass(object? source)
    {
        if (source is System.Collections.ICollection collection)
        {
            PaidArrays.Elements(collection.Count);
        }
    }

    private static IEnumerable<T> Paid<T>(IEnumerable<T> sequence, int count)
    {
        Meter.Work(Math.Min(count, Short) / 8);
        return count <= Short ? sequence : Each(sequence);
    }

    private static IEnumerable<T> Each<T>(IEnumerable<T> sequence)
    {
        using var items = sequence.GetEnumerator();
        while (Next(items))
        {
            yield return items.Current;
        }
    }

    /// <summary>Asks for an element, which may go down through sequences inside sequences: it is paid before it is known to be there.</summary>
    private static bool Next<T>(IEnumerator<T> items)
    {
        Meter.Descend();
        try
        {
            return items.MoveNext();
        }
        finally
        {
            Meter.Ascend();
        }
    }
}
