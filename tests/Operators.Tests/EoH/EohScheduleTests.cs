using EvoLLM.Evolver;
using FsCheck.Xunit;

namespace EvoLLM.Operators.Tests;

public sealed class EohScheduleTests
{
    private static readonly IOperator[] Operators =
    [
        new NamedOperator("i1"), new NamedOperator("e1"), new NamedOperator("e2"), new NamedOperator("m1"), new NamedOperator("m2"), new NamedOperator("m3"),
    ];

    private static readonly EohOptions Legacy = Preset("legacy");

    private static readonly EohOptions Latest = Preset("v0.2");

    [Fact]
    public void Course_Paper_Makes20And20GenerationsOfFiveTimes20()
    {
        var run = Run(new EohOptions());
        Assert.Equal(2020, run.Decisions.Count);
        Assert.Equal(20, run.Counts["i1"]);
        Assert.All(["e1", "e2", "m1", "m2", "m3"], name => Assert.Equal(400, run.Counts[name]));
    }

    [Fact]
    public void Preset_Paper_IsTheDefault() => Assert.Equal(new EohOptions(), Preset("paper"));

    [Fact]
    public void Course_Legacy_MakesTenAndFiveGenerationsOfFourTimesFive()
    {
        var run = Run(Legacy);
        string[] generation = ["e1", "e1", "e1", "e1", "e1", "e2", "e2", "e2", "e2", "e2", "m1", "m1", "m1", "m1", "m1", "m2", "m2", "m2", "m2", "m2"];
        Assert.Equal(
            Enumerable.Repeat("i1", 10).Concat(Enumerable.Repeat(generation, 5).SelectMany(names => names)),
            run.Decisions.Select(decision => decision.Operator));
    }

    [Fact]
    public void Course_LatestCode_MakesTenAndTwentyTimesFiveOfDrawnOperators()
    {
        var run = Run(Latest);
        Assert.Equal(110, run.Decisions.Count);
        Assert.Equal(10, run.Counts["i1"]);
        // Binomial with n = 100 and p = 1/4: five standard deviations are 22.
        Assert.All(["e1", "e2", "m1", "m2"], name => Assert.InRange(run.Counts[name], 3, 47));
        Assert.False(run.Counts.ContainsKey("m3"));
    }

    [Theory]
    [InlineData("i1", 0)]
    [InlineData("e1", 5)]
    [InlineData("e2", 5)]
    [InlineData("m1", 1)]
    [InlineData("m2", 1)]
    [InlineData("m3", 1)]
    public void Course_Operator_HasItsNumberOfParents(string name, int parents) =>
        Assert.All(Of(Run(new EohOptions { Generations = 2 }), name), decision => Assert.Equal(parents, decision.Parents.Count));

    [Property(MaxTest = 20)]
    public void Course_AnyWindow_IsTheSame(ulong seed, byte window)
    {
        foreach (var options in new[] { new EohOptions { Generations = 2 }, Legacy, Latest })
        {
            var reference = Texts(Run(options, Trouble, seed, inFlight: 1));
            Assert.Equal(reference, Texts(Run(options, Trouble, seed, inFlight: 2 + (window % 120))));
        }
    }

    [Fact]
    public void Course_Paper_ParentsAreTheFittestOfAllBeforeTheirGeneration()
    {
        var run = Run(new EohOptions());
        foreach (var generation in run.Decisions.Skip(20).Chunk(100))
        {
            var survivors = run.Judgements.Where(entry => entry.Key > 0 && entry.Key < generation[0].Id).OrderByDescending(entry => entry.Value.Fitness).Take(20).Select(entry => entry.Key);
            Assert.Empty(generation.SelectMany(decision => decision.Parents).Except(survivors));
        }
    }

    [Fact]
    public void Course_InTurn_AnOperatorSeesWhatTheOneBeforeMade()
    {
        var run = Run(Legacy, (_, id) => Judgement.Ok(id));
        Assert.All(Of(run, "e2"), decision => Assert.All(decision.Parents, parent => Assert.Equal("e1", Operator(run, parent))));
    }

    [Fact]
    public void Course_AnswersHoldNoProgram_EachIsAskedForFourTimes() =>
        Assert.Equal(4 * 110, Run(Legacy, (_, _) => Judgement.Fail(EvaluationStatus.ParseFailed)).Decisions.Count);

    [Fact]
    public void Course_PaperAndAnswersHoldNoProgram_NothingIsAskedTwice() =>
        Assert.Equal(2020, Run(new EohOptions(), (_, _) => Judgement.Fail(EvaluationStatus.ParseFailed)).Decisions.Count);

    [Theory]
    [InlineData("legacy", 2)]
    [InlineData("v0.2", 3)]
    public void Course_AlwaysTheSameProgram_EachIsAskedForAnewAsOftenAsThePresetSays(string preset, int times)
    {
        var run = Run(Preset(preset), (_, id) => id < 2 ? Judgement.Ok(1) : new Judgement(EvaluationStatus.Duplicate, 1));
        // The very first candidate is no duplicate.
        Assert.Equal((times * 109) + 1, run.Decisions.Count);
    }

    [Fact]
    public void Course_NobodyRuns_ThinksOfSomethingNewToTheEnd()
    {
        var run = Run(new EohOptions(), (_, _) => Judgement.Fail(EvaluationStatus.RuntimeFailed));
        Assert.Equal(2020, run.Counts["i1"]);
        Assert.Equal(2020, run.Decisions.Count);
    }

    [Fact]
    public void Course_ProblemsOwnPrograms_AreNotInThePopulationUnlessAsked()
    {
        Judgement? Best(Decision? decision, int id) => id == 0 ? Judgement.Ok(1e9) : null;
        Assert.All(Run(new EohOptions { Generations = 2 }, Best).Decisions, decision => Assert.DoesNotContain(0, decision.Parents));
        var seeded = Run(new EohOptions { Generations = 1, UseSeeds = true }, Best);
        Assert.False(seeded.Counts.ContainsKey("i1"));
        Assert.All(seeded.Decisions, decision => Assert.All(decision.Parents, parent => Assert.Equal(0, parent)));
    }

    [Theory]
    [InlineData("e1+x9")]
    [InlineData("e1+e1")]
    [InlineData("")]
    [InlineData("i1")]
    public void Parse_NotItsOperators_SaysWhichThereAre(string text)
    {
        var error = Assert.Throws<MethodException>(() => EohOperators.Parse(text));
        Assert.Contains($"'{text}'; it must be some of e1, e2, m1, m2, m3", error.Message, StringComparison.Ordinal);
    }

    private static EohOptions Preset(string name) => MethodSettings.Bind<EohOptions>("eoh", MethodCatalog.Find("eoh").Presets[name]);

    private static string Operator(ScheduleDriver run, int id) => run.Decisions.Single(decision => decision.Id == id).Operator;

    private static List<Decision> Of(ScheduleDriver run, string name) => [.. run.Decisions.Where(decision => decision.Operator == name)];

    private static IEnumerable<string> Texts(ScheduleDriver run) => run.Decisions.Select(decision => decision.ToString());

    private static Judgement? Trouble(Decision? decision, int id) => (id % 5) switch
    {
        3 => Judgement.Fail(EvaluationStatus.ParseFailed),
        4 => new Judgement(EvaluationStatus.Duplicate, 0.5),
        _ => null,
    };

    /// <summary>Judges by the number of a proposal alone, no two alike, unless the test says otherwise.</summary>
    private static ScheduleDriver Run(EohOptions options, Func<Decision?, int, Judgement?>? judge = null, ulong seed = 1, int inFlight = 8)
    {
        var schedule = new EohSchedule(Operators, options, seed);
        return new ScheduleDriver(schedule, (decision, id) => judge?.Invoke(decision, id) ?? Judgement.Ok(((id * 7919) % 10007) / 100.0)) { InFlight = inFlight }.Run();
    }
}
