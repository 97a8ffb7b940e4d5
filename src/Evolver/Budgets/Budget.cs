using System.Globalization;

namespace EvoLLM.Evolver;

/// <summary>What a run may spend. A limit that is <see langword="null"/> does not bind.</summary>
public sealed record Budget
{
    /// <summary>Candidates judged; duplicates and proposals without a program are free.</summary>
    public int? Evaluations { get; init; }

    /// <summary>Calls of models, each try that reached one counted.</summary>
    public int? Calls { get; init; }

    /// <summary>Prompt and answer tokens together.</summary>
    public long? Tokens { get; init; }

    /// <summary>US dollars for model calls.</summary>
    public decimal? Usd { get; init; }

    /// <summary>Time at work, over all resumes.</summary>
    public TimeSpan? WallTime { get; init; }

    /// <summary>Processor time for compiling and evaluating candidates, over all resumes.</summary>
    public TimeSpan? CpuTime { get; init; }

    /// <summary>Refuses a limit that was changed to less than what is spent.</summary>
    /// <param name="before">The limits until now.</param>
    /// <param name="spent">What is spent.</param>
    /// <exception cref="OptionsRefusedException">There is such a limit.</exception>
    internal void RequireRoom(Budget before, SearchProgress spent)
    {
        var refused = Evaluations != before.Evaluations && Evaluations < spent.Evaluations ? $"{Evaluations} evaluations; {spent.Evaluations} are"
            : Calls != before.Calls && Calls < spent.Spent.Calls ? $"{Calls} calls; {spent.Spent.Calls} are"
            : Tokens != before.Tokens && Tokens < spent.Spent.Tokens ? $"{Tokens} tokens; {spent.Spent.Tokens} are"
            : Usd != before.Usd && Usd < spent.Spent.Usd ? $"{Usd} USD; {spent.Spent.Usd} are"
            : WallTime != before.WallTime && WallTime < spent.Elapsed ? $"{WallTime?.TotalSeconds:0.###} s; {spent.Elapsed.TotalSeconds:0.###} s are"
            : CpuTime != before.CpuTime && CpuTime < spent.CpuTime ? $"{CpuTime?.TotalSeconds:0.###} s of processor time; {spent.CpuTime.TotalSeconds:0.###} s are"
            : null;
        if (refused is not null)
        {
            throw new OptionsRefusedException(string.Create(
                CultureInfo.InvariantCulture, $"The run cannot go on with a budget of {refused} spent already, counted from its beginning. Set a larger one."));
        }
    }
}
