using EvoLLM.Evolver;

namespace EvoLLM.Experiments.Tests;

/// <summary>A comparison must not claim more than its figures say.</summary>
public sealed class ComparisonResultTests
{
    private static readonly Objective Error = new("error", Direction.Minimize, "%");

    [Fact]
    public void Findings_SmallerWhereSmallerIsBetter_IsBetterThanTheBaseline()
    {
        var result = Of(Error, ("base", [5.0, 5.1, 5.2, 5.3, 5.4]), ("good", [1.0, 1.1, 1.2, 1.3, 1.4]), ("bad", [9.0, 9.1, 9.2, 9.3, 9.4]), ("mixed", [1.0, 5.0, 5.2, 5.4, 9.0]));
        Assert.Equal(3, result.Findings.Count);
        Assert.StartsWith("good is better than base: the medians differ by -4 % ", result.Findings[0], StringComparison.Ordinal);
        Assert.StartsWith("bad is worse than base: the medians differ by 4 % ", result.Findings[1], StringComparison.Ordinal);
        Assert.StartsWith("mixed and base do not differ as far as these runs show", result.Findings[2], StringComparison.Ordinal);
        Assert.Equal((1.0, 9.0), (result.Methods[1].Best(Error, test: true), result.Methods[2].Best(Error, test: true)));
    }

    [Fact]
    public void Findings_LargerWhereLargerIsBetter_IsBetterThanTheBaseline() =>
        Assert.StartsWith("good is better than base", Of(new Objective("score", Direction.Maximize), ("base", [1, 1, 1]), ("good", [2, 2, 2])).Findings[0], StringComparison.Ordinal);

    [Fact]
    public void Median_RunWithoutAFigure_IsNoneRatherThanThatOfTheOthers()
    {
        var result = Of(Error, ("base", [5, 5, 5]), ("lucky", [1, 1, null]));
        Assert.Null(result.Median(result.Methods[1]));
        Assert.Null(result.Difference(result.Methods[1]));
        Assert.Contains(result.Findings, finding => finding.StartsWith("lucky has no median: 1 of 3 runs", StringComparison.Ordinal));
    }

    [Fact]
    public void ComparesTest_OnlyWhereAllRunsWereJudgedThereAndItDiffers()
    {
        var result = Of(Error, ("base", [5, 6, 7]));
        Assert.True(result.ComparesTest);
        Assert.Equal((6, 0), (result.Median(result.Baseline)!.Value.Median, result.Baseline.Search!.Value.Median));
        var open = With(result, run => run with { IsAssessed = run.Seed > 0, Test = run.Seed > 0 ? run.Test : null });
        Assert.False(open.ComparesTest);
        Assert.Equal(0, open.Median(open.Baseline)!.Value.Median);
        Assert.False(With(result, run => run with { Test = run.Search }).ComparesTest);
    }

    [Theory]
    [InlineData(StopReason.Evaluations, false)]
    [InlineData(StopReason.CpuTime, false)]
    [InlineData(StopReason.WallTime, false)]
    [InlineData(StopReason.Interrupted, false)]
    [InlineData(StopReason.Completed, true)]
    [InlineData(StopReason.Target, true)]
    [InlineData(StopReason.Failed, true)]
    public void EndedByItself_LimitOfTheBudgetOrInterrupted_IsNot(StopReason reason, bool byItself) =>
        Assert.Equal(byItself, new ComparedRun("run", 1) { Ending = new RunEnding(reason, "", default) }.EndedByItself);

    private static ComparisonResult With(ComparisonResult result, Func<ComparedRun, ComparedRun> change)
    {
        var method = new ComparedMethod("base", [.. result.Baseline.Runs.Select(change)]);
        return new ComparisonResult(result.Objective, [method], method);
    }

    private static ComparisonResult Of(Objective objective, params (string Name, double?[] Test)[] methods)
    {
        ComparedMethod[] compared = [.. methods.Select(method => new ComparedMethod(method.Name, [.. method.Test.Select((test, seed) => new ComparedRun($"{method.Name}-{seed}", (ulong)seed)
        {
            Search = 0,
            Test = test,
            IsAssessed = true,
            Ending = new RunEnding(StopReason.Evaluations, "", default),
        })]))];
        return new ComparisonResult(objective, compared, compared[0]);
    }
}
