using EvoLLM.Evolver;
using FsCheck.Xunit;

namespace EvoLLM.Operators.Tests;

public sealed class ReEvoScheduleTests
{
    private const int Seed = 0;

    [Fact]
    public void Course_Defaults_Makes106EvaluationsAnd160Calls()
    {
        var run = Run(new ReEvoOptions());
        Assert.Equal(106, run.Candidates);
        Assert.Equal(160, run.Decisions.Count);
        Assert.Equal(
            new SortedDictionary<string, int> { ["initial"] = 30, ["short-term-reflection"] = 50, ["crossover"] = 50, ["long-term-reflection"] = 5, ["mutation"] = 25 },
            new SortedDictionary<string, int>(run.Counts));
    }

    [Property(MaxTest = 50)]
    public void Course_AnySizes_EndsWithTheFirstGenerationThatReachesTheLimit(byte limit, byte size, byte mutants)
    {
        var (population, share) = (2 + (size % 12), (mutants % 11) / 10.0);
        var each = population + (int)(population * share);
        var generations = Math.Max(0, (int)Math.Ceiling((1 + limit - 31) / (double)each));
        var run = Run(new ReEvoOptions { MaxEvaluations = 1 + limit, PopulationSize = population, MutationRate = share });
        Assert.Equal(31 + (each * generations), run.Candidates);
        Assert.Equal(generations, run.Counts.GetValueOrDefault("long-term-reflection"));
    }

    [Property(MaxTest = 20)]
    public void Course_AnyWindow_IsTheSame(ulong seed, byte window)
    {
        var reference = Texts(Run(new ReEvoOptions(), seed: seed, inFlight: 1));
        Assert.Equal(reference, Texts(Run(new ReEvoOptions(), seed: seed, inFlight: 2 + (window % 120))));
    }

    [Fact]
    public void Course_OtherSeed_ChoosesOtherPairs() =>
        Assert.NotEqual(Texts(Run(new ReEvoOptions(), seed: 1)), Texts(Run(new ReEvoOptions(), seed: 2)));

    [Fact]
    public void Course_SeedFails_GoesOnWithAllOfIts160Calls()
    {
        var run = Run(new ReEvoOptions(), (decision, id) => id == Seed ? Judgement.Fail(EvaluationStatus.TimedOut) : null);
        Assert.Equal((106, 160), (run.Candidates, run.Decisions.Count));
        Assert.All(Of(run, "initial"), decision => Assert.Empty(decision.Parents));
    }

    [Fact]
    public void Course_SeveralSeeds_ShowsTheBestOfThemAndCountsAll()
    {
        var run = Run(new ReEvoOptions(), (_, id) => id < 3 ? Judgement.Ok(id == 1 ? 5 : 0) : null, seeds: 3);
        Assert.All(Of(run, "initial"), decision => Assert.Equal([1], decision.Parents));
        Assert.Equal(3 + 30 + 75, run.Candidates);
    }

    [Fact]
    public void Course_NobodyRuns_EndsAfterTheFirstPopulation()
    {
        var run = Run(new ReEvoOptions(), (_, _) => Judgement.Fail(EvaluationStatus.CompileFailed));
        Assert.Equal(31, run.Candidates);
    }

    [Fact]
    public void Course_AllAreEquallyFit_EndsForWantOfPairs()
    {
        var run = Run(new ReEvoOptions(), (_, _) => Judgement.Ok(1));
        Assert.Equal(31, run.Candidates);
    }

    [Fact]
    public void Course_Reflection_ComparesTwoThatDifferTheWorseFirst() => Assert.All(
        Of(Run(new ReEvoOptions()), "short-term-reflection"),
        decision => Assert.True(decision.Commission.Parents[0].Fitness < decision.Commission.Parents[1].Fitness));

    [Fact]
    public void Course_Crossover_HasThePairAndTheReflectionOnIt()
    {
        var run = Run(new ReEvoOptions());
        var (reflections, crossovers) = (Of(run, "short-term-reflection"), Of(run, "crossover"));
        Assert.Equal(reflections.Select(decision => decision.Parents), crossovers.Select(decision => decision.Parents));
        Assert.Equal(reflections.Select(decision => decision.Id), crossovers.Select(decision => Assert.Single(decision.Thoughts)));
    }

    [Fact]
    public void Course_Parents_AreOfTheLastGenerationOrTheElite()
    {
        var run = Run(new ReEvoOptions());
        var candidates = run.Decisions.Where(decision => run.Judgements[decision.Id].Fitness is not null).ToList();
        foreach (var (index, batch) in Of(run, "short-term-reflection").Chunk(10).Index())
        {
            var last = index == 0 ? candidates[..30] : candidates[(30 + (15 * (index - 1)))..(30 + (15 * index))];
            var allowed = last.Select(decision => decision.Id).Append(BestBefore(run, batch[0].Id));
            Assert.Empty(batch.SelectMany(decision => decision.Parents).Except(allowed));
        }
    }

    [Fact]
    public void Course_Mutation_StartsFromTheFirstOfTheBestSoFarAndTheLastSummary()
    {
        var run = Run(new ReEvoOptions(), (decision, id) => decision?.Operator.EndsWith("reflection", StringComparison.Ordinal) == true ? null : Judgement.Ok(Math.Min(id / 7, 9)));
        foreach (var decision in Of(run, "mutation"))
        {
            var summary = Of(run, "long-term-reflection").Last(summary => summary.Id < decision.Id);
            Assert.Equal([BestBefore(run, summary.Id)], decision.Parents);
            Assert.Equal([summary.Id], decision.Thoughts);
        }
    }

    [Fact]
    public void Course_Summary_HasTheTenReflectionsAndWhatWasKnownBefore()
    {
        var run = Run(new ReEvoOptions { Hints = "look ahead" });
        var summaries = Of(run, "long-term-reflection");
        var reflections = Of(run, "short-term-reflection").Select(decision => decision.Id).Chunk(10);
        Assert.Equal(reflections, summaries.Select(decision => decision.Thoughts));
        string[] previous = ["look ahead", .. summaries.SkipLast(1).Select(decision => $"thought {decision.Id}")];
        Assert.Equal(previous, summaries.Select(decision => decision.Commission.Notes["previous"]));
    }

    [Fact]
    public void Course_FirstPopulation_IsSampledAtAHigherTemperature() => Assert.All(
        Run(new ReEvoOptions()).Decisions,
        decision => Assert.Equal(decision.Operator == "initial" ? "1.3" : "1", decision.Commission.Notes["temperature"]));

    [Fact]
    public void Course_BlackBox_OnlyWhatBeatsTheSeedHasOffspring()
    {
        var run = Run(new ReEvoOptions { BlackBox = true }, (_, id) => id == Seed ? Judgement.Ok(0.5) : null);
        Assert.NotEmpty(Of(run, "crossover"));
        Assert.All(Of(run, "crossover"), decision => Assert.All(decision.Commission.Parents, parent => Assert.True(parent.Fitness > 0.5)));
    }

    [Fact]
    public void Course_BlackBoxAndNothingBeatsTheSeed_Ends() =>
        Assert.Equal(31, Run(new ReEvoOptions { BlackBox = true }, (_, id) => id == Seed ? Judgement.Ok(1e9) : null).Candidates);

    [Fact]
    public void Course_ReflectionsFail_CrossoversAndMutantsAreMadeAllTheSame()
    {
        var run = Run(new ReEvoOptions(), (decision, _) => decision?.Operator.EndsWith("reflection", StringComparison.Ordinal) == true ? Judgement.Fail(EvaluationStatus.NoProposal) : null);
        Assert.Equal(160, run.Decisions.Count);
        Assert.All(run.Decisions, decision => Assert.Empty(decision.Thoughts));
    }

    private static int BestBefore(ScheduleDriver run, int id) =>
        run.Judgements.Where(entry => entry.Key < id && entry.Value.Fitness is not null).OrderBy(entry => entry.Key).MaxBy(entry => entry.Value.Fitness).Key;

    private static List<Decision> Of(ScheduleDriver run, string name) => [.. run.Decisions.Where(decision => decision.Operator == name)];

    private static IEnumerable<string> Texts(ScheduleDriver run) => run.Decisions.Select(decision => decision.ToString());

    /// <summary>Judges by the number of a proposal alone, unless the test says otherwise.</summary>
    private static ScheduleDriver Run(ReEvoOptions options, Func<Decision?, int, Judgement?>? judge = null, ulong seed = 1, int inFlight = 8, int seeds = 1)
    {
        var operators = new ReEvoOperators(new NamedOperator("initial"), new NamedOperator("short-term-reflection"), new NamedOperator("crossover"), new NamedOperator("long-term-reflection"), new NamedOperator("mutation"));
        return new ScheduleDriver(new ReEvoSchedule(operators, options, seed), (decision, id) => judge?.Invoke(decision, id) ?? Judge(decision, id)) { InFlight = inFlight, Seeds = seeds }.Run();
    }

    private static Judgement Judge(Decision? decision, int id) =>
        decision?.Operator.EndsWith("reflection", StringComparison.Ordinal) == true
            ? Judgement.Think($"thought {id}")
            : Judgement.Ok(new SeededRandom(7, "fitness", id).NextDouble() + (id / 100.0));
}
