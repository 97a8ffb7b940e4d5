namespace EvoLLM.Evolver;

/// <summary>
/// Several populations instead of one. Proposal <c>k</c> belongs to island <c>k mod Count</c>, and its parents come from
/// that island only. A generation is one proposal for each island.
/// </summary>
public sealed record IslandOptions
{
    /// <summary>How many islands there are, 1 to 256.</summary>
    public int Count { get; init; } = 4;

    /// <summary>
    /// Whether all islands live in one archive, where a cell has one elite whoever found it, and each knows which elites
    /// are its own. Otherwise each island has an archive of its own.
    /// </summary>
    public bool SharedArchive { get; init; }

    /// <summary>How elites are copied from island to island.</summary>
    public MigrationOptions Migration { get; init; } = new();

    /// <summary>When islands that fall behind are begun anew.</summary>
    public ResetOptions Reset { get; init; } = new();

    /// <summary>The island that a proposal belongs to, from 0.</summary>
    /// <param name="id">The number of the proposal.</param>
    public int IslandOf(CandidateId id) => id.Value % Count;

    /// <summary>The generation that a proposal is the last of, from 1; 0 where it is not the last of one.</summary>
    internal int GenerationEndedBy(CandidateId id) => (id.Value + 1) % Count == 0 ? (id.Value + 1) / Count : 0;

    internal void Validate()
    {
        Require.That(Count is >= 1 and <= 256, $"There are {Count} islands; it must be 1 to 256.");
        Require.That(Migration.Interval >= 1, $"Migration is every {Migration.Interval} generations; it must be 1 or more.");
        Require.That(Migration.Emigrants >= 1, $"There are {Migration.Emigrants} emigrants; it must be 1 or more.");
        Require.That(Migration.Share is null or (> 0 and <= 1), $"The share of emigrants is {Migration.Share}; it must be above 0 and at most 1.");
        Require.That(Reset.Interval >= 1, $"Resets are every {Reset.Interval} generations; it must be 1 or more.");
        Require.That(Reset.Share is > 0 and < 1, $"The share of islands to reset is {Reset.Share}; it must be above 0 and below 1.");
        Require.That(Reset.Founders >= 1, $"There are {Reset.Founders} founders; it must be 1 or more.");
    }
}
