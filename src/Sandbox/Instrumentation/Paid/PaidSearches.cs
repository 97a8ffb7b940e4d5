namespace EvoLLM.Sandbox;

/// <summary>Searches through the whole of something, paid by its length.</summary>
internal static class PaidSearches
{
    [Replaces(typeof(string), nameof(string.IndexOf))]
    public static int IndexOf(string text, string part)
    {
        PaidArrays.Elements(text.Length);
        return text.IndexOf(part, StringComparison.Ordinal);
    }

    [Replaces(typeof(string), nameof(string.IndexOf))]
    public static int IndexOf(string text, char letter)
    {
        PaidArrays.Elements(text.Length);
        return text.IndexOf(letter, StringComparison.Ordinal);
    }

    [Replaces(typeof(string), nameof(string.LastIndexOf))]
    public static int LastIndexOf(string text, char letter)
    {
        PaidArrays.Elements(text.Length);
        return text.LastIndexOf(letter);
    }

    [Replaces(typeof(string), nameof(string.Contains))]
    public static bool Contains(string text, string part)
    {
        PaidArrays.Elements(text.Length);
        return text.Contains(part, StringComparison.Ordinal);
    }

    [Replaces(typeof(string), nameof(string.Contains))]
    public static bool Contains(string text, char letter)
    {
        PaidArrays.Elements(text.Length);
        return text.Contains(letter, StringComparison.Ordinal);
    }

    [Replaces(typeof(LinkedList<>), nameof(LinkedList<>.Contains))]
    public static bool Contains<T>(LinkedList<T> list, T value)
    {
        Meter.Work(list.Count);
        return list.Contains(value);
    }

    [Replaces(typeof(LinkedList<>), nameof(LinkedList<>.Find))]
    public static LinkedListNode<T>? Find<T>(LinkedList<T> list, T value)
    {
        Meter.Work(list.Count);
        return list.Find(value);
    }

    [Replaces(typeof(Queue<>), nameof(Queue<>.Contains))]
    public static bool Contains<T>(Queue<T> queue, T item)
    {
        PaidArrays.Elements(queue.Count);
        return queue.Contains(item);
    }

    [Replaces(typeof(Stack<>), nameof(Stack<>.Contains))]
    public static bool Contains<T>(Stack<T> stack, T item)
    {
        PaidArrays.Elements(stack.Count);
        return stack.Contains(item);
    }

    [Replaces(typeof(Enumerable), nameof(Enumerable.Contains), Static = true)]
    public static bool Contains<T>(IEnumerable<T> source, T value)
    {
        PaidSequences.Pass(source);
        return source.Contains(value);
    }

    [Replaces(typeof(Enumerable), nameof(Enumerable.SequenceEqual), Static = true)]
    public static bool SequenceEqual<T>(IEnumerable<T> first, IEnumerable<T> second)
    {
        PaidSequences.Pass(first);
        return first.SequenceEqual(second);
    }
}
