namespace EvoLLM.Evolver;

/// <summary>Where a search stands after some commit.</summary>
public sealed record SearchProgress
{
    /// <summary>Proposals committed.</summary>
    public required int Proposals { get; init; }

    /// <summary>Proposals under way.</summary>
    public required int Pending { get; init; }

    /// <summary>Candidates judged; duplicates and proposals without a program do not count.</summary>
    public required int Evaluations { get; init; }

    /// <summary>Proposals by status.</summary>
    public required IReadOnlyDictionary<EvaluationStatus, int> Statuses { get; init; }

    /// <summary>The archive in figures.</summary>
    public required ArchiveStatistics Archive { get; init; }

    /// <summary>Each island in figures; empty where the run has one population.</summary>
    public IReadOnlyList<ArchiveStatistics> Islands { get; init; } = [];

    /// <summary>The fittest candidate so far, the first of equals; <see langword="null"/> where there is none.</summary>
    public Elite? Best { get; init; }

    /// <summary>Evaluations since the last new best: one that was better beyond doubt (<see cref="Evaluation.Exceeds"/>). 0 right after it.</summary>
    public int SinceBest { get; init; }

    /// <summary>What model calls cost so far.</summary>
    public required Cost Spent { get; init; }

    /// <summary>Time at work, over all resumes.</summary>
    public required TimeSpan Elapsed { get; init; }

    /// <summary>Processor time that compiling and evaluating candidates took, in all processes together, over all resumes.</summary>
    public TimeSpan CpuTime { get; init; }
}
