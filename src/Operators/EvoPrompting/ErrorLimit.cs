using System.Globalization;
using EvoLLM.Evolver;

namespace EvoLLM.Operators;

/// <summary>The largest error of a program that may become a parent: alpha in the paper.</summary>
internal sealed class ErrorLimit
{
    private readonly Problem _problem;
    private readonly string _metric;
    private readonly double? _limit;

    /// <exception cref="MethodException">The threshold is neither a number nor "none".</exception>
    public ErrorLimit(Problem problem, EvoPromptingOptions options)
    {
        (_problem, _metric) = (problem, options.ErrorMetric);
        _limit = options.ErrorThreshold == EvoPromptingOptions.NoThreshold ? null
            : double.TryParse(options.ErrorThreshold, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && double.IsFinite(number) ? number
            : throw new MethodException($"Option 'error-threshold' of method 'evoprompting' is '{options.ErrorThreshold}'; it must be a number or none.");
    }

    /// <summary>Whether a program's error is below the limit; one that does not report the metric has no error to judge by.</summary>
    public bool Allows(Elite elite) => _limit is not { } limit
        || (_metric.Length == 0 ? elite.Fitness > _problem.Objective.Flip(limit)
            : elite.Evaluation.Figure(_metric, _problem.Measures) is not { } error || error < limit);
}
