using EvoLLM.Evolver;
using FsCheck.Xunit;

namespace EvoLLM.Operators.Tests;

public sealed class FunSearchScheduleTests
{
    [Property(MaxTest = 20)]
    public void Course_EveryPrompt_IsAskedFourTimesAndShowsAtMostTwoVersionsTheBestLast(ulong seed)
    {
        var run = Run(new FunSearchOptions(), Varied, seed);
        Assert.All(run.Decisions.Chunk(4), prompt => Assert.Single(prompt.Select(decision => string.Join(' ', decision.Parents)).Distinct()));
        Assert.All(run.Decisions, decision => Assert.InRange(decision.Parents.Count, 1, 2));
        Assert.All(run.Decisions.Where(decision => decision.Parents.Count == 2), decision => Assert.True(decision.Commission.Parents[0].Fitness <= decision.Commission.Parents[1].Fitness));
        Assert.Contains(run.Decisions, decision => decision.Parents.Distinct().Count() == 2);
    }

    [Fact]
    public void Course_SameHistory_SameDecisions() =>
        Assert.Equal(Texts(Run(new FunSearchOptions(), Varied)), Texts(Run(new FunSearchOptions(), Varied)));

    [Fact]
    public void Course_FirstPrompts_ShowTheProblemsOwnProgramOnEveryIsland()
    {
        var run = Run(new FunSearchOptions(), (_, id) => id == 0 ? Judgement.Ok(1) : Judgement.Fail(EvaluationStatus.CompileFailed));
        Assert.All(run.Decisions, decision => Assert.Equal([0], decision.Parents));
    }

    [Fact]
    public void Course_EqualScores_AreOneClusterSoOneVersionIsShown() =>
        Assert.All(Run(new FunSearchOptions(), (_, _) => Judgement.Ok(1)).Decisions, decision => Assert.Single(decision.Parents));

    [Fact]
    public void Course_EqualFitnessOfOtherFigures_AreTwoClusters()
    {
        var run = Run(new FunSearchOptions { Islands = 1 }, (_, id) => Judgement.Ok(1) with { Metrics = new SortedDictionary<string, double> { ["a"] = id % 2, ["b"] = 1 - (id % 2) } });
        Assert.All(run.Decisions.Skip(20), decision => Assert.Equal(2, decision.Parents.Count));
    }

    [Fact]
    public void Course_WhatAPromptBrings_IsShownOnItsIslandOnly()
    {
        // Prompts that a shown version joins are of one island; were there one population, all would be joined.
        var run = Run(new FunSearchOptions { Islands = 3 }, Varied);
        int[] kin = [.. Enumerable.Range(0, run.Decisions.Count / 4)];
        foreach (var decision in run.Decisions)
        {
            foreach (var parent in decision.Parents.Where(parent => parent != 0))
            {
                var (from, to) = (kin[(parent - 1) / 4], kin[(decision.Id - 1) / 4]);
                kin = [.. kin.Select(one => one == from ? to : one)];
            }
        }

        Assert.InRange(run.Decisions.Skip(200).Select(decision => kin[(decision.Id - 1) / 4]).Distinct().Count(), 3, 10);
    }

    [Fact]
    public void Course_NothingRunsAtFirst_AsksWithoutVersionsAndTheFirstThatRunsFoundsAllIslands()
    {
        var run = Run(new FunSearchOptions(), (_, id) => id == 40 ? Judgement.Ok(1) : Judgement.Fail(EvaluationStatus.TimedOut));
        Assert.All(run.Decisions.Take(40), decision => Assert.Empty(decision.Parents));
        Assert.All(run.Decisions.Skip(52), decision => Assert.Equal([40], decision.Parents));
    }

    [Fact]
    public void Course_Reset_FoundsTheWorseIslandFromTheBestOfTheBetter()
    {
        // Only one candidate before the reset is better than the seed; whatever comes later fails.
        var run = Run(new FunSearchOptions { Islands = 2, ResetInterval = 100 }, (_, id) => id switch
        {
            0 => Judgement.Ok(0),
            30 => Judgement.Ok(1000),
            _ => Judgement.Fail(EvaluationStatus.CompileFailed),
        });
        var (before, after) = (run.Decisions.Take(100).Skip(48), run.Decisions.Skip(112).ToList());
        Assert.Contains(before, decision => decision.Parents is [0]);
        Assert.Contains(after, decision => decision.Parents is [30]);
        Assert.DoesNotContain(after, decision => decision.Parents is [0]);
    }

    [Fact]
    public void Course_ResetWhileNothingRuns_ChangesNothing() =>
        Assert.All(Run(new FunSearchOptions { ResetInterval = 1 }, (_, _) => Judgement.Fail(EvaluationStatus.Crashed)).Decisions, decision => Assert.Empty(decision.Parents));

    private static Judgement Varied(Decision? decision, int id) =>
        Judgement.Ok(new SeededRandom(5, "fitness", id).Next(30) / 100.0) with { Source = new string('/', 10 + (id % 50)) };

    private static IEnumerable<string> Texts(ScheduleDriver run) => run.Decisions.Select(decision => decision.ToString());

    private static ScheduleDriver Run(FunSearchOptions options, Func<Decision?, int, Judgement> judge, ulong seed = 1) =>
        new ScheduleDriver(new FunSearchSchedule(new NamedOperator("next-version"), options, seed), judge) { Limit = 400 }.Run();
}
