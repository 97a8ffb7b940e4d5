namespace EvoLLM.Evolver;

/// <summary>What a replay comes to.</summary>
public sealed record ReplayResult
{
    /// <summary>How many proposals came out as recorded.</summary>
    public required int Compared { get; init; }

    /// <summary>How many of them were ended by the machine when the run was made, and are taken as recorded.</summary>
    public required int EndedByMachine { get; init; }

    /// <summary>Whether the run has a final assessment and it came out as recorded.</summary>
    public bool ReportCompared { get; init; }

    /// <summary>Where the replay left the record; <see langword="null"/> where all is equal.</summary>
    public ReplayDifference? Difference { get; init; }
}
