namespace EvoLLM.Evaluators.Tests;

/// <summary>Public instances have points that coincide; the seeds divide by distances all the same.</summary>
public sealed class CoincidentPointTests
{
    [Theory]
    [InlineData("tsp-aco", "TYPE : TSP\nDIMENSION : 5\nEDGE_WEIGHT_TYPE : EUC_2D\nNODE_COORD_SECTION\n1 0 0\n2 0 0\n3 5 0\n4 5 5\n5 0 5\n")]
    [InlineData("tsp-gls", "TYPE : TSP\nDIMENSION : 5\nEDGE_WEIGHT_TYPE : EUC_2D\nNODE_COORD_SECTION\n1 0 0\n2 0 0\n3 5 0\n4 5 5\n5 0 5\n")]
    [InlineData("cvrp-aco", "TYPE : CVRP\nDIMENSION : 3\nEDGE_WEIGHT_TYPE : EUC_2D\nCAPACITY : 10\nNODE_COORD_SECTION\n1 0 0\n2 0 0\n3 5 0\nDEMAND_SECTION\n1 0\n2 4\n3 6\nDEPOT_SECTION\n1\n-1\n")]
    [InlineData("op-aco", "TYPE : OP\nDIMENSION : 3\nCOST_LIMIT : 20\nEDGE_WEIGHT_TYPE : EUC_2D\nNODE_COORD_SECTION\n1 0 0\n2 0 0\n3 5 0\nNODE_SCORE_SECTION\n1 0\n2 4\n3 6\nDEPOT_SECTION\n1\n-1\n")]
    public async Task Evaluate_SeedsAndReferences_AreValid(string name, string text)
    {
        using var file = new TextFile(text);
        var problem = ProblemCatalog.Load(name);
        await using var evaluator = new ProgramEvaluator(problem, 1, TimeProvider.System, wallTimes: 20);
        var benchmark = Assert.Single(problem.RequireProgram().ReadBenchmark(file.Path));
        foreach (var source in problem.Definition.Seeds.Concat(problem.Code.References.Select(reference => reference.Source)))
        {
            var score = await evaluator.EvaluateAsync(await evaluator.PrepareAsync(source, TestContext.Current.CancellationToken), benchmark, TestContext.Current.CancellationToken);
            Assert.True(score.Values.Count > 0, $"{string.Join(' ', score.Evaluation.Feedback)}\n{source}");
        }
    }
}
