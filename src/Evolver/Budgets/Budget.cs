namespace EvoLLM.Evolver;

/// <summary>What a run may spend. A limit that is <see langword="null"/> does not bind.</summary>
public sealed record Budget
{
    /// <summary>Candidates judged; duplicates and proposals without a program are free.</summary>
    public int? Evaluations { get; init; }

    /// <summary>Prompt and answer tokens together.</summary>
    public long? Tokens { get; init; }

    /// <summary>US dollars for model calls.</summary>
    public decimal? Usd { get; init; }

    /// <summary>Time at work, over all resumes.</summary>
    public TimeSpan? WallTime { get; init; }
}
