namespace EvoLLM.Evolver;

/// <summary>
/// What a proposal did to the islands: with those of the proposals before it, it says what each island holds. In the
/// order in which it happened: the proposal takes its place, copies of it found empty islands, elites migrate, islands
/// are reset.
/// </summary>
public sealed record IslandRecord
{
    /// <summary>The island of the proposal, from 0.</summary>
    public required int Number { get; init; }

    /// <summary>
    /// What became of it there. A duplicate of what another island found is offered to its own island, though not to the
    /// archive of the run; with a shared archive it is the decision of that.
    /// </summary>
    public AddStatus Decision { get; init; }

    /// <summary>The cell of the island that it falls into; <see langword="null"/> where it was not offered.</summary>
    public long? Cell { get; init; }

    /// <summary>The islands that lost all they had, before those copies arrived that are to begin them anew; <see langword="null"/> for none.</summary>
    public IReadOnlyList<int>? Reset { get; init; }

    /// <summary>The elites that were copied to other islands, in order; <see langword="null"/> for none.</summary>
    public IReadOnlyList<IslandCopy>? Copies { get; init; }

    /// <summary>Whether two proposals did the same.</summary>
    internal static bool Same(IslandRecord? first, IslandRecord? second) =>
        first is null || second is null
            ? first == second
            : (first.Number, first.Decision, first.Cell) == (second.Number, second.Decision, second.Cell)
                && (first.Reset ?? []).SequenceEqual(second.Reset ?? [])
                && (first.Copies ?? []).SequenceEqual(second.Copies ?? []);
}
