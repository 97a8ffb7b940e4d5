using EvoLLM.Evolver;

namespace EvoLLM.Operators.Tests;

public sealed class MetricTargetsTests
{
    /// <summary>0.9 times the smallest parent to the next 100 parameters, 1.02 times the best accuracy to 0.1 % (Chen et al. 2023).</summary>
    [Theory]
    [InlineData(6000, 91, 15210, 67.8, 5400, 92.8)]
    [InlineData(5210, 90.2, 91082, 93.8, 4700, 95.7)]
    [InlineData(5210, 90.2, 5134, 99.4, 4600, 100)]
    public void For_Networks_AsksAsThePaperDoes(double size, double accuracy, double otherSize, double otherAccuracy, double targetSize, double targetAccuracy)
    {
        var options = new EvoPromptingOptions { SizeMetric = "parameters", SizeStep = 100, FigureMetric = "accuracy", FigureStep = 0.1, FigureCap = 100 };
        var targets = new MetricTargets(TestModels.Problem, options).For([Network(size, accuracy), Network(otherSize, otherAccuracy)]);
        Assert.Equal(FormattableString.Invariant($"- accuracy: {targetAccuracy}\n- parameters: {targetSize}"), targets);
    }

    [Fact]
    public void For_ObjectiveToMinimise_AsksForALittleLess()
    {
        var targets = Of(TestModels.Problem.Objective, Course.Ok(-2.5, 20), Course.Ok(-4, 30));
        Assert.Equal("- distance: 2.45 steps\n- program size: 18", targets);
    }

    [Fact]
    public void For_BestIsNearTheSolution_AsksForNoMoreThanIt() =>
        Assert.Equal("- bins: 7\n- program size: 18", Of(new Objective("bins", Direction.Minimize) { Solved = 7 }, Course.Ok(-7.1, 20)));

    [Fact]
    public void For_Percent_AsksForNoMoreThanAll() =>
        Assert.Equal("- solved: 100 %\n- program size: 18", Of(new Objective("solved", Direction.Maximize, "%"), Course.Ok(99, 20)));

    [Fact]
    public void For_NegativeFigureToMaximise_AsksForMore() =>
        Assert.Equal("- score: -98\n- program size: 1", Of(new Objective("score", Direction.Maximize), Course.Ok(-100, 0)));

    [Fact]
    public void For_NoParents_AsksForNothing() => Assert.Equal("", Of(TestModels.Problem.Objective));

    private static string Of(Objective objective, params Evaluation[] parents) =>
        new MetricTargets(TestModels.Problem with { Objective = objective }, new EvoPromptingOptions()).For([.. parents.Select(Parent)]);

    private static Elite Network(double size, double accuracy) => Parent(Course.Ok(1) with
    {
        Metrics = new SortedDictionary<string, double> { ["parameters"] = size, ["accuracy"] = accuracy },
    });

    private static Elite Parent(Evaluation evaluation) => TestModels.Parent("// p") with { Evaluation = evaluation };
}
