using EvoLLM.Evolver;

namespace EvoLLM.Experiments;

/// <summary>Runs that differ in nothing but the seed, in figures.</summary>
/// <param name="Name">What they have in common.</param>
/// <param name="Runs">The runs, one or more.</param>
public sealed record ComparedMethod(string Name, IReadOnlyList<ComparedRun> Runs)
{
    /// <summary>What they have in common.</summary>
    public string Name { get; } = Name;

    /// <summary>The runs, one or more. What is reckoned from them is reckoned once, and they cannot be changed.</summary>
    public IReadOnlyList<ComparedRun> Runs { get; } = Runs;

    /// <summary>The median of the figures on the unseen test split; <see langword="null"/> where a run has none: without it the others would flatter.</summary>
    public Estimate? Test { get; } = Estimated(Figures(Runs, test: true));

    /// <summary>The median of the best figures in the search; <see langword="null"/> where a run has none.</summary>
    public Estimate? Search { get; } = Estimated(Figures(Runs, test: false));

    /// <summary>What the model calls of all runs cost.</summary>
    public Cost Spent => Runs.Aggregate(default(Cost), (sum, run) => sum + run.Spent);

    /// <summary>Evaluations of the shortest run.</summary>
    public int FewestEvaluations => Runs.Min(run => run.Evaluations);

    /// <summary>Evaluations of the longest run.</summary>
    public int MostEvaluations => Runs.Max(run => run.Evaluations);

    /// <summary>How many runs ended before their budget was spent.</summary>
    public int EndedByItself => Runs.Count(run => run.EndedByItself);

    /// <summary>The best of the figures; <see langword="null"/> where there is none.</summary>
    /// <param name="objective">Which way is better.</param>
    /// <param name="test">On the unseen test split, not in the search.</param>
    public double? Best(Objective objective, bool test)
    {
        ArgumentNullException.ThrowIfNull(objective);
        var figures = Runs.Select(run => test ? run.Test : run.Search);
        return objective.Direction == Direction.Minimize ? figures.Min() : figures.Max();
    }

    /// <summary>The figures of all runs; <see langword="null"/> where one has none.</summary>
    internal static IReadOnlyList<double>? Figures(IReadOnlyList<ComparedRun> runs, bool test)
    {
        double[] figures = [.. runs.Select(run => test ? run.Test : run.Search).OfType<double>()];
        return figures.Length == runs.Count ? figures : null;
    }

    private static Estimate? Estimated(IReadOnlyList<double>? figures) => figures is null ? null : Bootstrap.Median(figures);
}
