using EvoLLM.Evolver;
using FsCheck.Xunit;

namespace EvoLLM.Operators.Tests;

public sealed class MindEvolutionScheduleTests
{
    private static readonly MindEvolutionOperators Operators = new(new NamedOperator("first"), new NamedOperator("refine"), new NamedOperator("choose"));

    private static readonly MindEvolutionOptions Small = new()
    {
        Generations = 4,
        Islands = 3,
        Conversations = 3,
        Turns = 2,
        ResetInterval = 2,
        ResetIslands = 1,
        Elites = 2,
        ElitePool = 4,
        Parents = 3,
        Emigrants = 2,
        Attempts = 3,
    };

    [Theory]
    [InlineData("flash", 800)]
    [InlineData("pro", 960)]
    public void Run_PresetWithoutSuccess_MakesThePapersNumberOfCandidates(string preset, int candidates)
    {
        var settings = new MindEvolutionMethod().Presets[preset];
        var steps = Run(MethodSettings.Bind<MindEvolutionOptions>("mind-evolution", settings));
        Assert.Equal(candidates, steps.Count(step => step.Operator != "choose"));

        // Resets follow generations 3, 6 and 9; the model chooses once for each.
        Assert.Equal(3, steps.Count(step => step.Operator == "choose"));
    }

    [Fact]
    public void Defaults_AreTheFlashPreset() =>
        Assert.Equal(new MindEvolutionOptions(), MethodSettings.Bind<MindEvolutionOptions>("mind-evolution", new MindEvolutionMethod().Presets["flash"]));

    [Fact]
    public void Run_NothingCanBeRead_AsksFiveTimesATurnAndEnds()
    {
        var steps = Run(new MindEvolutionOptions(), (_, _) => Verdict.Unreadable);
        Assert.Equal(800 * 5, steps.Count);
        Assert.All(steps, step => Assert.Equal("first", step.Operator));
    }

    [Fact]
    public void Run_EveryAnswerIsTheSame_CountsDuplicatesAsCandidatesAndKeepsOne()
    {
        var schedule = Create(new MindEvolutionOptions());
        var steps = ScheduleRun.Run(schedule, (_, _) => new Verdict("the same", 1));
        Assert.Equal(800, steps.Count);
        Assert.All(schedule.Islands, island => Assert.True(island.Members.Count <= 1));
    }

    [Fact]
    public void Run_Turns_RefineTheCandidateBeforeWhateverBecameOfIt()
    {
        var steps = Run(new MindEvolutionOptions { Generations = 1 }, Verdicts.Mixed(3, 0.4));
        var turns = steps.Where(step => step.Commission.Attempt is not null).ToList();
        Assert.All(turns, turn => Assert.NotNull(steps[turn.Commission.Attempt!.Id.Value].Record.Source));
        Assert.Contains(turns, turn => turn.Commission.Attempt!.Evaluation.Status == EvaluationStatus.InvalidResult);
        Assert.All(turns, turn => Assert.Empty(turn.Commission.Parents));

        // No candidate is gone on from by two conversations; a turn is asked again while its answers cannot be read.
        var answered = turns.Where(turn => turn.Record.Source is not null).Select(turn => turn.Commission.Attempt!.Id).ToList();
        Assert.Equal(answered.Count, answered.Distinct().Count());
    }

    [Fact]
    public void Run_Islands_TakeTurnsAndSendTheirBestOn()
    {
        var options = new MindEvolutionOptions { Generations = 1, Islands = 2, IndependentStarts = false, NoParents = 0 };
        var steps = Run(options);
        var best = steps.Take(20).OrderByDescending(step => step.Elite!.Fitness).Take(5).Select(step => step.Id).ToHashSet();
        var starts = steps.Skip(20).Where(step => step.Commission.Attempt is null).ToList();
        Assert.Equal(5, starts.Count);
        Assert.All(starts, start => Assert.NotEmpty(start.Commission.Parents));
        Assert.All(starts.SelectMany(start => start.Commission.Parents), parent => Assert.Contains(parent.Candidate.Id, best));
    }

    [Fact]
    public void Run_GenerationOne_StartsEveryConversationFromNothing() =>
        Assert.All(Run(new MindEvolutionOptions { Generations = 1, NoParents = 0 }).Where(step => step.Commission.Attempt is null), step => Assert.Equal("first", step.Operator));

    [Theory]
    [InlineData("4 and 2 differ most. Chosen: 4, 2", new[] { 4, 2 })]
    [InlineData("chosen: 4, 9", new[] { 1, 2 })]
    [InlineData("chosen: 3, 3", new[] { 1, 2 })]
    [InlineData("I like them all", new[] { 1, 2 })]
    public void Run_Reset_GivesTheWorstIslandWhatTheModelChoseOrElseTheBest(string answer, int[] chosen)
    {
        // Islands are told apart by what their conversations score in generations 1 and 2; nobody migrates.
        var options = Small with { Generations = 3, ResetIslands = 1, Emigrants = 0, NoParents = 0 };
        var schedule = Create(options);
        var steps = ScheduleRun.Run(schedule, (id, commission) => commission.Operator.Name == "choose"
            ? new Verdict(null, Thought: answer)
            : new Verdict($"text {id}", (id.Value / 6 % 3 == 1 ? 0 : 100) + (id.Value / 1000.0)));
        var choice = steps.Single(step => step.Operator == "choose");
        Assert.Equal(36, choice.Id.Value);
        Assert.Equal([35, 34, 33, 32], choice.Commission.Parents.Select(parent => parent.Candidate.Id.Value));

        var expected = chosen.Select(number => choice.Commission.Parents[number - 1].Candidate.Id).ToHashSet();
        Assert.Equal(expected, schedule.Islands[1].Members.Take(2).Select(member => member.Elite.Candidate.Id).ToHashSet());
        Assert.Equal(2 + 6, schedule.Islands[1].Members.Count);
        Assert.Equal(18, schedule.Islands[0].Members.Count);
    }

    [Fact]
    public void Run_ResetWithoutTheModel_AsksNothingAndTakesTheBest()
    {
        var steps = Run(new MindEvolutionOptions { ModelReset = false });
        Assert.Equal(800, steps.Count);
        Assert.DoesNotContain(steps, step => step.Operator == "choose");
    }

    [Fact]
    public void Run_ParentCounts_AreUniformFromNoneToFive()
    {
        // 1/6 for none, and 1..5 alike: the reading of table 1 that makes 1/6 the natural value. Islands hold more than five from generation 2 on.
        var counts = Enumerable.Range(1, 20).SelectMany(seed => Run(new MindEvolutionOptions(), seed: (ulong)seed).Where(step => step.Id.Value >= 80 && step.Operator != "choose" && step.Commission.Attempt is null))
            .CountBy(step => step.Commission.Parents.Count).ToDictionary();
        var total = counts.Values.Sum();
        Assert.Equal(20 * 9 * 20, total);
        Assert.Equal([0, 1, 2, 3, 4, 5], counts.Keys.Order());

        // Five standard deviations of a share of 1/6.
        Assert.All(counts.Values, count => Assert.InRange(count / (double)total, (1 / 6.0) - 0.032, (1 / 6.0) + 0.032));
    }

    [Property(MaxTest = 60)]
    public bool Run_AnyNumberInFlight_DecidesTheSame(ulong seed, byte failing, byte inFlight)
    {
        var judge = Verdicts.Mixed(seed, failing / 255.0);
        var one = ScheduleRun.Run(Create(Small, seed), judge, inFlight: 1);
        var many = ScheduleRun.Run(Create(Small, seed), judge, inFlight: 2 + (inFlight % 31));
        return one.Select(step => step.ToString()).SequenceEqual(many.Select(step => step.ToString()));
    }

    [Property(MaxTest = 30)]
    public bool Run_HistoryCommittedAgain_GoesOnAsIfNeverInterrupted(ulong seed, byte failing, byte stop)
    {
        var whole = ScheduleRun.Run(Create(Small, seed), Verdicts.Mixed(seed, failing / 255.0));
        var resumed = Create(Small, seed);
        foreach (var step in whole.Take(stop % whole.Count))
        {
            if (resumed.Decide(step.Id)?.Operator.Name != step.Operator)
            {
                return false;
            }

            resumed.Commit(step.Record, step.Elite);
        }

        var next = whole[stop % whole.Count];
        return resumed.Decide(next.Id) is { } commission && (next with { Commission = commission }).ToString() == next.ToString();
    }

    [Property(MaxTest = 60)]
    public bool Run_AnyFailures_TakesEveryTurn(ulong seed, byte failing)
    {
        var steps = ScheduleRun.Run(Create(Small, seed), Verdicts.Mixed(seed, failing / 255.0)).Where(step => step.Operator != "choose").ToList();
        var readable = steps.Count(step => step.Record.Source is not null);
        return readable <= 72 && steps.Count >= 72 && steps.Count <= 72 * 3;
    }

    private static List<Step> Run(MindEvolutionOptions options, Func<CandidateId, Commission, Verdict>? judge = null, ulong seed = 1) =>
        ScheduleRun.Run(Create(options, seed), judge ?? Verdicts.Fine);

    private static MindEvolutionSchedule Create(MindEvolutionOptions options, ulong seed = 1) => new(options, Operators, seed);
}
