namespace EvoLLM.Evolver;

/// <summary>Which islands an island sends elites to.</summary>
public enum MigrationTopology
{
    /// <summary>To the next one; the last one sends to the first.</summary>
    Ring,

    /// <summary>To all others.</summary>
    Complete,

    /// <summary>To none: islands go their own ways.</summary>
    None,
}

/// <summary>Which elites of an island emigrate.</summary>
public enum EmigrantChoice
{
    /// <summary>The fittest; of equals, the older ones.</summary>
    Best,

    /// <summary>Any, each with the same probability.</summary>
    Uniform,
}

/// <summary>
/// How elites are copied from island to island. All islands choose their emigrants before any of them arrives, so that an
/// elite goes one step at a time. A copy keeps the candidate's number and program; its island keeps the elite.
/// </summary>
public sealed record MigrationOptions
{
    /// <summary>Where emigrants go.</summary>
    public MigrationTopology Topology { get; init; } = MigrationTopology.Ring;

    /// <summary>Every so many generations elites are copied, 1 or more.</summary>
    public int Interval { get; init; } = 25;

    /// <summary>How many elites leave an island for each target, 1 or more; all where it holds fewer.</summary>
    public int Emigrants { get; init; } = 2;

    /// <summary>In place of a number: the share of an island's elites, above 0 and at most 1, rounded down but at least one.</summary>
    public double? Share { get; init; }

    /// <summary>Who is chosen.</summary>
    public EmigrantChoice Choice { get; init; } = EmigrantChoice.Best;

    /// <summary>How many leave an island that holds so many elites.</summary>
    internal int EmigrantsOf(int elites) => Math.Min(elites, Share is { } share ? Math.Max(1, (int)((share * elites) + 1e-9)) : Emigrants);

    /// <summary>The islands that one sends to.</summary>
    internal IEnumerable<int> TargetsOf(int island, int islands) => Topology switch
    {
        MigrationTopology.Ring when islands > 1 => [(island + 1) % islands],
        MigrationTopology.Complete => Enumerable.Range(0, islands).Where(target => target != island),
        _ => [],
    };
}
