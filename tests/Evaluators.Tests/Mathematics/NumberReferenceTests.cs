using EvoLLM.Evolver;

namespace EvoLLM.Evaluators.Tests;

/// <summary>What a search without a model reaches: the figures that the documentation names.</summary>
public sealed class NumberReferenceTests
{
    [Theory]
    [InlineData("autocorrelation-1", 1.52)]
    [InlineData("autocorrelation-2", 0.90)]
    [InlineData("autocorrelation-3", 1.47)]
    [InlineData("erdos-minimum-overlap", 0.385)]
    [InlineData("sums-and-differences", 1.13)]
    [InlineData("kissing-number-11", 582)]
    [InlineData("matrix-multiplication-2x2x2", 7)]
    [InlineData("matrix-multiplication-2x4x5", 36)]
    [InlineData("matrix-multiplication-3x4x7", 78)]
    [InlineData("matrix-multiplication-4x4x4-complex", 49)]
    public async Task Reference_WithoutAModel_IsAsGoodAsDocumented(string name, double expected)
    {
        await using var judge = new Judge();
        var problem = ProblemCatalog.Load(name);
        var evaluation = await judge.CheckSourceAsync(name, problem.Code.References[0].Source);
        Assert.True(evaluation.Status == EvaluationStatus.Ok, string.Join(' ', evaluation.Feedback));

        // Rounding differs between processors; a search may end a little elsewhere.
        var objective = problem.Definition.Objective;
        Assert.True(evaluation.Fitness >= objective.Flip(expected), $"{objective.Name} {objective.Flip(evaluation.Fitness!.Value)}");
    }
}
