using EvoLLM.Evolver;

namespace EvoLLM.Evaluators;

/// <summary>The multidimensional knapsack problem by ant colony, with all that a person would be told.</summary>
public sealed class KnapsackAco() : KnapsackProblem(new Problem
{
    Name = "mkp-aco",
    Title = "Multidimensional knapsack by ant colony: how promising is an item?",
    Description =
        "Select items of the largest total prize. Each item has a weight in several dimensions, and in each the weights of what is selected "
        + "must not exceed 1. An ant colony makes the selections: ants take one item after the other, with probability proportional to its "
        + "pheromone times the heuristic that you write, among those that still fit. Write the heuristic that leads to the best selections.",
    Contract = new ProgramContract(
        "Candidate",
        "double[] Heuristics(double[] prizes, double[,] weights)",
        "prizes: the prizes of the n items. weights: their weights, n rows by m dimensions; the capacity is 1 in every dimension. "
        + "Return n finite numbers, one for each item: how promising it is to select it. Numbers below 1e-9 count as 1e-9. Only their ratios matter.")
    {
        Stateless = true,
    },
    Hints =
        "Weigh several quantities against each other, such as prize, total weight and tightest dimension; then sharpen the contrast. "
        + "Set items that will hardly be part of a good selection to zero.",
    Objective = new Objective("prize", Direction.Maximize),
    Measures = [new MeasureAxis("agreement with greedy", 0.3, 1, 20), new MeasureAxis("program size", 0, 300, 15)],
    Repetitions = 3,
    Seeds = [KnapsackReferences.PrizePerWeight.Source],
})
{
    private const string Table4 = "Ye et al. 2024, first version of the paper, table 4";

    /// <inheritdoc/>
    public override IReadOnlyList<ReferenceProgram> References => [KnapsackReferences.PrizePerWeight, KnapsackReferences.Uniform, KnapsackReferences.ReEvo];

    /// <inheritdoc/>
    public override IReadOnlyList<PublishedFigure> Published { get; } =
    [
        new("prize per weight", "val100, mean prize", 16.77, Table4), new("prize per weight", "val300, mean prize", 51.31, Table4),
        new("prize per weight", "val500, mean prize", 122.35, Table4),
        new("ReEvo", "val100, mean prize", 16.97, Table4), new("ReEvo", "val300, mean prize", 53.61, Table4), new("ReEvo", "val500, mean prize", 130.10, Table4),
        new("AEL", "val100, mean prize", 17.00, Table4), new("AEL", "val300, mean prize", 53.71, Table4), new("AEL", "val500, mean prize", 129.56, Table4),
    ];
}
