using EvoLLM.Evolver;

namespace EvoLLM.Experiments;

/// <summary>Methods side by side: medians over runs with 95 % bootstrap intervals, and what sets each method apart from one of them.</summary>
/// <param name="Objective">The figure, and which way it is better.</param>
/// <param name="Methods">The methods, one or more.</param>
/// <param name="Baseline">The one of them that the others are held against.</param>
public sealed record ComparisonResult(Objective Objective, IReadOnlyList<ComparedMethod> Methods, ComparedMethod Baseline)
{
    private readonly Dictionary<string, Estimate?> _differences = [];

    /// <summary>The methods, one or more.</summary>
    public IReadOnlyList<ComparedMethod> Methods { get; } = Methods;

    /// <summary>The one of them that the others are held against.</summary>
    public ComparedMethod Baseline { get; } = Baseline;

    /// <summary>Whether figures on the unseen test split are compared: where all runs have been judged there and it says something else than the search.</summary>
    public bool ComparesTest { get; } = Methods.SelectMany(method => method.Runs) is var runs
        && runs.All(run => run.IsAssessed || run.Search is null) && runs.Any(run => run.Test != run.Search);

    /// <summary>The median of a method: on the unseen test split, or in the search where there is no such split.</summary>
    /// <param name="method">One of the methods.</param>
    public Estimate? Median(ComparedMethod method)
    {
        ArgumentNullException.ThrowIfNull(method);
        return ComparesTest ? method.Test : method.Search;
    }

    /// <summary>The median of a method less that of the baseline; <see langword="null"/> for the baseline itself, and where one has no median.</summary>
    /// <param name="method">One of the methods.</param>
    public Estimate? Difference(ComparedMethod method)
    {
        ArgumentNullException.ThrowIfNull(method);
        if (!_differences.TryGetValue(method.Name, out var difference))
        {
            var (figures, reference) = (ComparedMethod.Figures(method.Runs, ComparesTest), ComparedMethod.Figures(Baseline.Runs, ComparesTest));
            difference = method.Name == Baseline.Name || figures is null || reference is null ? null : Bootstrap.Difference(figures, reference);
            _differences[method.Name] = difference;
        }

        return difference;
    }

    /// <summary>What the figures say and what they do not, a sentence each.</summary>
    public IReadOnlyList<string> Findings => [.. ComparisonFindings.Of(this)];

    /// <summary>A table of all methods, and the findings.</summary>
    public override string ToString()
    {
        var table = new TextTable("method", "runs", ComparesTest ? "median (test)" : "median", "95 % from", "to", "in search", "best", "evaluations", "calls", "tokens", "USD", "difference", "from", "to");
        foreach (var method in Methods)
        {
            var (median, difference) = (Median(method), Difference(method));
            table.Row(
                method.Name, method.Runs.Count, median?.Median, median?.Lower, median?.Upper, method.Search?.Median, method.Best(Objective, ComparesTest),
                method.MostEvaluations, method.Spent.Calls, method.Spent.Tokens, method.Spent.Usd, difference?.Median, difference?.Lower, difference?.Upper);
        }

        return table + string.Concat(Findings.Select(finding => finding + Environment.NewLine));
    }
}
