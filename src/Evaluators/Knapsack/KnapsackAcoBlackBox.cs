using EvoLLM.Evolver;

namespace EvoLLM.Evaluators;

/// <summary>The same, without saying what the problem is.</summary>
public sealed class KnapsackAcoBlackBox() : KnapsackProblem(new Problem
{
    Name = "mkp-aco-black-box",
    Title = "A combinatorial problem over items, by sampling",
    BlackBox = true,
    Description =
        "Solve a combinatorial optimisation problem that is not described. Solutions are sets of items and are drawn at random: the higher the "
        + "heuristic of an item, the likelier it is part of one. Write the heuristic that leads to the best solutions.",
    Contract = new ProgramContract(
        "Candidate",
        "double[] Heuristics(double[] itemAttributes1, double[,] itemAttributes2)",
        "itemAttributes1: an attribute of each of the n items. itemAttributes2: m further attributes of each, n rows by m columns. "
        + "Return n finite numbers, one for each item: how promising it is to have it in a solution. Numbers below 1e-9 count as 1e-9. Only their ratios matter.")
    {
        Stateless = true,
    },
    Objective = new Objective("objective", Direction.Maximize),
    Measures = [new MeasureAxis("agreement with a simple rule", 0.3, 1, 20), new MeasureAxis("program size", 0, 300, 15)],
    Repetitions = 3,
    Seeds = [KnapsackReferences.UniformSource("itemAttributes1", "itemAttributes2")],
})
{
    private const string Table4 = "Ye et al. 2024, first version of the paper, table 4, black box";

    /// <inheritdoc/>
    public override IReadOnlyList<ReferenceProgram> References => [KnapsackReferences.PrizePerWeight, KnapsackReferences.ReEvo];

    /// <inheritdoc/>
    public override IReadOnlyList<PublishedFigure> Published { get; } =
    [
        new("uniform", "val100, mean prize", 13.32, Table4), new("uniform", "val300, mean prize", 32.15, Table4), new("uniform", "val500, mean prize", 81.59, Table4),
        new("AEL", "val100, mean prize", 15.53, Table4), new("AEL", "val300, mean prize", 44.07, Table4), new("AEL", "val500, mean prize", 110.31, Table4),
        new("ReEvo", "val100, mean prize", 16.92, Table4), new("ReEvo", "val300, mean prize", 52.55, Table4), new("ReEvo", "val500, mean prize", 127.29, Table4),
    ];
}
