using EvoLLM.Evolver;

namespace EvoLLM.Cli;

/// <summary>What a run has used of the limits that it has.</summary>
internal static class BudgetView
{
    /// <summary>One short line, e.g. <c>120 of 200 evaluations, 81,000 of 100,000 tokens; 19 % left, about 2 min 5 s</c>.</summary>
    public static string Line(SearchView view, SearchProgress progress)
    {
        var budget = view.Header.Options.Budget;
        var evaluations = $"{Figures.Count(progress.Evaluations)}{Of(budget.Evaluations, limit => Figures.Count(limit))} evaluations";
        return string.Join(", ", [evaluations, .. Costs(progress, budget, onlyLimited: true)]) + Left(view);
    }

    /// <summary>The limits, e.g. <c>200 evaluations, 0.5000 USD</c>.</summary>
    public static string Limits(Budget budget)
    {
        string?[] limits =
        [
            budget.Evaluations is { } evaluations ? $"{Figures.Count(evaluations)} evaluations" : null,
            budget.Calls is { } calls ? $"{Figures.Count(calls)} calls" : null,
            budget.Tokens is { } tokens ? $"{Figures.Count(tokens)} tokens" : null,
            budget.Usd is { } usd ? Figures.Usd(usd) : null,
            budget.WallTime is { } time ? Figures.Duration(time) : null,
            budget.CpuTime is { } cpu ? $"{Figures.Duration(cpu)} of processor time" : null,
        ];
        return string.Join(", ", limits.OfType<string>());
    }

    /// <summary>What model calls and time have used: of each limit, and without one where models were asked.</summary>
    public static IEnumerable<string> Costs(SearchProgress progress, Budget budget, bool onlyLimited)
    {
        var (spent, all) = (progress.Spent, progress.Spent.Calls > 0 && !onlyLimited);
        if (all || budget.Calls is not null)
        {
            yield return $"{Figures.Count(spent.Calls)}{Of(budget.Calls, limit => Figures.Count(limit))} calls";
        }

        if (all || budget.Tokens is not null)
        {
            yield return $"{Figures.Count(spent.Tokens)}{Of(budget.Tokens, Figures.Count)} tokens{Figures.Cached(spent)}";
        }

        if (all || budget.Usd is not null)
        {
            yield return $"{Figures.Dollars(spent.Usd)}{Of(budget.Usd, Figures.Dollars)} USD";
        }

        if (budget.WallTime is { } time)
        {
            yield return $"{Figures.Duration(progress.Elapsed)} of {Figures.Duration(time)}";
        }

        if (budget.CpuTime is { } processor)
        {
            yield return $"{Figures.Duration(progress.CpuTime)} of {Figures.Duration(processor)} of processor time";
        }
    }

    /// <summary>The option that lets a run go on for as long again, by the limit that ended it.</summary>
    public static string Doubled(StopReason reason, Budget budget, SearchProgress progress) => FormattableString.Invariant(reason switch
    {
        StopReason.Calls => $"--calls {budget.Calls * 2}",
        StopReason.Tokens => $"--tokens {budget.Tokens * 2}",
        StopReason.Usd => $"--usd {budget.Usd * 2}",
        StopReason.WallTime => $"--time {budget.WallTime?.TotalSeconds * 2}s",
        StopReason.CpuTime => $"--cpu-time {budget.CpuTime?.TotalSeconds * 2}s",
        _ => (FormattableString)$"-n {(budget.Evaluations ?? progress.Evaluations) * 2}",
    });

    private static string Of<T>(T? limit, Func<T, string> write)
        where T : struct => limit is { } value ? $" of {write(value)}" : "";

    private static string Left(SearchView view)
    {
        var time = view.Left is { } left ? $", about {Figures.Duration(left)}" : "";
        return view.Used is > 0 and <= 1 ? $"; {Figures.Percent(1 - view.Used)} left{time}" : "";
    }
}
