using EvoLLM.Evolver;
using FsCheck.Xunit;

namespace EvoLLM.Operators.Tests;

public sealed class EvoScaleScheduleTests
{
    [Fact]
    public void Run_Defaults_SpreadFiftySamplesOverFiveIterations()
    {
        var steps = Run(new EvoScaleOptions());
        Assert.Equal([10, 40], [steps.Count(step => step.Operator == "first"), steps.Count(step => step.Operator == "batch-mutation")]);
    }

    [Fact]
    public void Run_Best_ConditionsEverySampleOnTheBestOfTheBatchBefore()
    {
        var steps = Run(new EvoScaleOptions { Iterations = 3, BatchSize = 6, Conditioning = 2 });
        foreach (var iteration in new[] { 1, 2 })
        {
            var best = steps.Skip((iteration - 1) * 6).Take(6).OrderByDescending(step => step.Elite!.Fitness).Take(2).Select(step => step.Id).ToList();
            Assert.All(steps.Skip(iteration * 6).Take(6), step =>
            {
                Assert.Equal(best, step.Commission.Parents.Select(parent => parent.Candidate.Id));
                Assert.True(step.Commission.RecordsImprovement);
            });
        }
    }

    [Fact]
    public void Run_Own_ConditionsOnAnyOfTheBatchBefore()
    {
        var steps = Run(new EvoScaleOptions { Selection = EvoScaleSelection.Own, Iterations = 2, BatchSize = 8, Conditioning = 3 });
        var parents = steps.Skip(8).Select(step => step.Commission.Parents.Select(parent => parent.Candidate.Id.Value).ToList()).ToList();
        Assert.All(parents, drawn => Assert.Equal(3, drawn.Distinct().Count()));
        Assert.All(parents.SelectMany(drawn => drawn), parent => Assert.InRange(parent, 0, 7));
        Assert.True(parents.SelectMany(drawn => drawn).Distinct().Count() > 3);
    }

    [Fact]
    public void Run_ABatchFails_GoesOnFromTheOneBefore()
    {
        var steps = Run(new EvoScaleOptions { Iterations = 3, BatchSize = 4 }, (id, _) => id.Value is >= 4 and < 8 ? Verdict.Unreadable : new Verdict($"text {id}", id.Value));
        Assert.Equal([3, 2, 1, 0], steps[8].Commission.Parents.Select(parent => parent.Candidate.Id.Value));
    }

    [Fact]
    public void Run_EverythingFails_SpendsItsSamplesAndEnds() =>
        Assert.Equal(50, Run(new EvoScaleOptions(), (_, _) => Verdict.Unreadable).Count(step => step.Operator == "first"));

    [Property(MaxTest = 60)]
    public bool Run_AnyNumberInFlight_DecidesTheSame(ulong seed, byte failing, byte inFlight, bool own)
    {
        var options = new EvoScaleOptions { Selection = own ? EvoScaleSelection.Own : EvoScaleSelection.Best };
        var judge = Verdicts.Mixed(seed, failing / 255.0);
        return Run(options, judge, 1).Select(step => step.ToString()).SequenceEqual(Run(options, judge, 2 + (inFlight % 31)).Select(step => step.ToString()));
    }

    private static List<Step> Run(EvoScaleOptions options, Func<CandidateId, Commission, Verdict>? judge = null, int inFlight = 8) =>
        ScheduleRun.Run(new EvoScaleSchedule(options, new NamedOperator("first"), new NamedOperator("batch-mutation"), 1), judge ?? Verdicts.Fine, inFlight);
}
