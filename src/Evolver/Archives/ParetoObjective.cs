namespace EvoLLM.Evolver;

/// <summary>One more thing that a Pareto archive asks of a candidate, besides its fitness.</summary>
/// <param name="Name">A figure of its judgement, as <see cref="Evaluation.Figure"/> knows it.</param>
/// <param name="Direction">Which way is better.</param>
public sealed record ParetoObjective(string Name, Direction Direction)
{
    /// <summary>What is to be large: the fitness, then each objective, negated where smaller is better. What a judgement lacks counts as worst.</summary>
    /// <param name="evaluation">A judgement with a fitness.</param>
    /// <param name="objectives">What is asked besides the fitness.</param>
    /// <param name="axes">The axes of the problem.</param>
    internal static double[] Vector(Evaluation evaluation, IReadOnlyList<ParetoObjective> objectives, IReadOnlyList<MeasureAxis> axes) =>
    [
        evaluation.Fitness!.Value,
        .. objectives.Select(objective => evaluation.Figure(objective.Name, axes) is { } figure && !double.IsNaN(figure)
            ? objective.Direction == Direction.Minimize ? -figure : figure
            : double.NegativeInfinity),
    ];
}
