namespace EvoLLM.Experiments;

/// <summary>The most that something can come to.</summary>
/// <param name="Most">The most; <see langword="null"/> for no limit.</param>
/// <param name="By">What says so, or what to do where nothing does.</param>
internal readonly record struct Bound(decimal? Most, string By)
{
    /// <summary>The lowest of some bounds; of equal ones the first.</summary>
    /// <param name="otherwise">What to do where none of them has a limit.</param>
    /// <param name="bounds">The bounds.</param>
    public static Bound Lowest(string otherwise, params IEnumerable<Bound> bounds) =>
        bounds.Where(bound => bound.Most is not null).OrderBy(bound => bound.Most).Cast<Bound?>().FirstOrDefault() ?? new Bound(null, otherwise);

    /// <summary>Each of so many things costs at most so much.</summary>
    public Bound Times(decimal each) => this with { Most = Most * each };

    /// <summary>The sum of some bounds; no limit where one of them has none.</summary>
    public static Bound Sum(IReadOnlyList<Bound> bounds) =>
        bounds.Any(bound => bound.Most is null) ? bounds.First(bound => bound.Most is null) : new Bound(bounds.Sum(bound => bound.Most), string.Join("; ", bounds.Select(bound => bound.By).Distinct()));
}
