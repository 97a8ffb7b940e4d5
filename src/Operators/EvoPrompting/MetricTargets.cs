using EvoLLM.Evolver;

namespace EvoLLM.Operators;

/// <summary>The metrics that EvoPrompting asks for: a little smaller than the smallest parent and a little better than the best.</summary>
internal sealed class MetricTargets(Problem problem, EvoPromptingOptions options)
{
    /// <summary>What the size of a program is called where nothing else is said.</summary>
    public const string ProgramSize = "program size";

    private const double SmallerBy = 0.9;
    private const double BetterBy = 0.02;

    private Objective Objective => problem.Objective;

    /// <summary>The targets for children of these parents, a line each; none where nothing is known of them.</summary>
    public string For(IReadOnlyList<Elite> parents) => Lines(
        Values(parents, parent => Figure(parent.Evaluation)) is { Count: > 0 } figures ? Better(figures) : null,
        Values(parents, parent => parent.Evaluation.Figure(options.SizeMetric, problem.Measures)) is { Count: > 0 } sizes ? Smaller(sizes.Min()) : null);

    /// <summary>What a program really reached, in the same lines: with these as its targets, it is what should have been answered.</summary>
    public string Reached(Evaluation evaluation) => Lines(Figure(evaluation), evaluation.Figure(options.SizeMetric, problem.Measures));

    private bool OfObjective => options.FigureMetric.Length == 0;

    private bool LargerIsBetter => !OfObjective || Objective.Direction == Direction.Maximize;

    private double? Figure(Evaluation evaluation) => OfObjective
        ? evaluation.Fitness is { } fitness ? Objective.Flip(fitness) : null
        : evaluation.Figure(options.FigureMetric, problem.Measures);

    private static List<double> Values(IReadOnlyList<Elite> parents, Func<Elite, double?> read) => [.. parents.Select(read).OfType<double>()];

    private double Better(List<double> figures)
    {
        var best = LargerIsBetter ? figures.Max() : figures.Min();
        var target = Round(best + ((LargerIsBetter ? BetterBy : -BetterBy) * Math.Abs(best)), options.FigureStep);
        return LargerIsBetter ? Math.Min(target, Math.Min(Cap, options.FigureCap)) : Math.Max(target, Solved ?? double.NegativeInfinity);
    }

    private static double Round(double value, double step) => step > 0 ? Math.Round(value / step, MidpointRounding.AwayFromZero) * step : value;

    /// <summary>What nothing can exceed: the solution, or 100 %.</summary>
    private double Cap => Solved ?? (OfObjective && Objective.Unit == "%" ? 100 : double.PositiveInfinity);

    private double? Solved => OfObjective ? Objective.Solved : null;

    private double Smaller(double smallest) => Math.Max(options.SizeStep, Round(SmallerBy * smallest, options.SizeStep));

    private string Lines(double? figure, double? size) => string.Join('\n', new[]
    {
        figure is { } reached ? $"- {(OfObjective ? Objective.Name : options.FigureMetric)}: {PromptValues.Number(reached)}{Unit}" : null,
        size is { } large ? $"- {options.SizeMetric}: {PromptValues.Number(large)}" : null,
    }.OfType<string>());

    private string Unit => OfObjective && Objective.Unit.Length > 0 ? $" {Objective.Unit}" : "";
}
