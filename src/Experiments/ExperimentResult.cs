using EvoLLM.Evolver;

namespace EvoLLM.Experiments;

/// <summary>What a run found. Everything is on disk, too: <c>evollm show</c>, <c>plot</c> and <c>export</c> read it from <see cref="Folder"/>.</summary>
public sealed record ExperimentResult
{
    /// <summary>The run's folder, absolute.</summary>
    public required string Folder { get; init; }

    /// <summary>What the run was begun with.</summary>
    public required RunHeader Header { get; init; }

    /// <summary>Why it ended.</summary>
    public required RunEnding Ending { get; init; }

    /// <summary>The champion's figures on all splits, beside the baselines.</summary>
    public required RunReport Report { get; init; }

    /// <summary>The elites.</summary>
    public required IArchive<Elite> Archive { get; init; }

    /// <summary>Where the search stood at its end: counts, costs, time.</summary>
    public required SearchProgress Progress { get; init; }

    /// <summary>The champion, chosen on the validation split: its source and its judgement on the training split.</summary>
    public Elite Best => Archive.First(entry => entry.Solution.Candidate.Id == Report.Champion).Solution;

    /// <summary>The archive in figures.</summary>
    public ArchiveStatistics Statistics => Archive.Statistics;

    /// <summary>The champion's figure on a split, as people see it; <see langword="null"/> where it failed there.</summary>
    /// <param name="split">The instances.</param>
    public double? Figure(Split split) =>
        Report.Splits.First(part => part.Split == split).Champion.Fitness is { } fitness ? Header.Problem.Objective.Flip(fitness) : null;

    /// <summary>Reads what became of every proposal, in order, from the run's folder.</summary>
    /// <exception cref="StoreException">The run is gone or damaged.</exception>
    public IReadOnlyList<ProposalRecord> ReadRecords()
    {
        using var reader = RunReader.Open(Folder);
        return [.. reader.Proposals()];
    }
}
