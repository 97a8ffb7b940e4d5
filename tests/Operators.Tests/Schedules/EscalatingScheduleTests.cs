using EvoLLM.Evolver;
using FsCheck.Xunit;

namespace EvoLLM.Operators.Tests;

/// <summary>A method that is run again with a stronger model makes as many proposals as the first time, and begins anew.</summary>
public sealed class EscalatingScheduleTests
{
    private const string Strong = "ollama:strong";

    private static readonly string[] Thinking = ["choose", "short-term-reflection", "long-term-reflection"];

    [Theory]
    [InlineData("mind-evolution", 800)]
    [InlineData("best-of-n", 800)]
    [InlineData("sequential-revision", 800)]
    [InlineData("random-restarts", 800)]
    [InlineData("evoprompting", 1600)]
    [InlineData("reevo", 105)]
    [InlineData("evoscale", 50)]
    public void Run_WithoutSuccess_MakesTheMethodsCandidatesInEachStage(string method, int candidates)
    {
        var run = Run(method, Strong);
        var (weak, strong) = Stages(run);
        Assert.Equal((candidates, candidates), (weak.Count(IsCandidate), strong.Count(IsCandidate)));
        Assert.Equal(strong, run.Decisions.Skip(weak.Count));
        Assert.All(weak, decision => Assert.Null(decision.Commission.Model));
        Assert.All(strong, decision => Assert.Equal(Strong, decision.Commission.Model));
    }

    [Theory]
    [InlineData("mind-evolution")]
    [InlineData("evoprompting")]
    [InlineData("reevo")]
    [InlineData("eoh")]
    [InlineData("evoscale")]
    [InlineData("evolution-of-thought")]
    public void Run_FirstStage_IsTheRunWithoutASecond(string method)
    {
        var run = Run(method, Strong);
        var alone = Run(method).Decisions.Select(decision => decision.ToString()).ToList();
        Assert.Equal(alone, Stages(run).Weak.Select(decision => decision.ToString()));
    }

    [Theory]
    [InlineData("mind-evolution")]
    [InlineData("evoprompting")]
    [InlineData("reevo")]
    [InlineData("evoscale")]
    [InlineData("evolution-of-thought")]
    public void Run_SecondStage_KnowsTheSeedAndNothingOfTheFirst(string method)
    {
        var run = Run(method, Strong);
        var first = Stages(run).Strong[0].Id;
        var known = run.Decisions.Skip(first - 1).SelectMany(decision => decision.Parents.Concat(decision.Thoughts).Concat(decision.Commission.Attempt is { } attempt ? [attempt.Id.Value] : [])).Distinct().ToList();
        Assert.All(known, id => Assert.True(id == 0 || id >= first, $"{id} is of the first stage, which ended before {first}."));
        Assert.Equal(Run(method).Decisions.SelectMany(decision => decision.Parents).Contains(0), known.Contains(0));
    }

    [Property(MaxTest = 12)]
    public void Run_AnyWindow_IsTheSame(byte window)
    {
        var settings = new Dictionary<string, string> { ["generations"] = "3", ["conversations"] = "2", ["islands"] = "2" };
        var expected = Run("mind-evolution", Strong, 1, settings).Decisions.Select(decision => $"{decision} {decision.Commission.Model}");
        Assert.Equal(expected, Run("mind-evolution", Strong, 2 + (window % 60), settings).Decisions.Select(decision => $"{decision} {decision.Commission.Model}"));
    }

    [Fact]
    public void Conclusion_SaysWhatEachStageCameTo()
    {
        using var method = Create("best-of-n", new Dictionary<string, string> { ["answers"] = "7" });
        var schedule = method.CreateSchedule(Strong);
        new ScheduleDriver(schedule, Judge).Run();
        Assert.True(schedule.IsDone);
        Assert.Equal($"All 7 answers are made. Run again with {Strong}: 7 proposals after 7. All 7 answers are made.", schedule.Conclusion);
    }

    [Fact]
    public void EscalatedTo_MethodWithoutAnEnd_IsRefused() =>
        Assert.Throws<InvalidOperationException>(() => new MethodParts(new NamedOperator("mutation")).EscalatedTo(Strong));

    /// <summary>What the first stage found is a duplicate to the run, and new to the second stage, which knows nothing of it: once.</summary>
    [Fact]
    public void Commit_SecondStageFindsWhatTheFirstFound_TellsItAsNew()
    {
        var told = new List<(int Stage, EvaluationStatus Status, CandidateId? DuplicateOf)>();
        var stages = 0;
        var parts = new MethodParts(new NamedOperator("mutation")) { CreateSchedule = _ => new Listening(++stages, 3, (stage, record) => told.Add((stage, record.Evaluation.Status, record.DuplicateOf))) };
        var schedule = parts.EscalatedTo(Strong).CreateSchedule!(new ScheduleContext(TestModels.Problem, 1, ArchiveChoice.Grid.Create(TestModels.Problem.Measures)));
        Commit(EvaluationStatus.Ok, null);
        Next(1, EvaluationStatus.Ok, null);
        Next(2, EvaluationStatus.RuntimeFailed, null);
        Next(3, EvaluationStatus.Duplicate, 1);
        Next(4, EvaluationStatus.Duplicate, 1);
        Next(5, EvaluationStatus.Duplicate, 2);
        Next(6, EvaluationStatus.Duplicate, 1);
        Assert.True(schedule.IsDone);
        Assert.Equal(
            [(2, EvaluationStatus.Ok, null), (2, EvaluationStatus.Ok, null), (2, EvaluationStatus.RuntimeFailed, null), (2, EvaluationStatus.Duplicate, new CandidateId(1))],
            told.Where(entry => entry.Stage == 2));
        Assert.Equal([EvaluationStatus.Ok, EvaluationStatus.Ok, EvaluationStatus.RuntimeFailed, EvaluationStatus.Duplicate], told.Where(entry => entry.Stage == 1).Select(entry => entry.Status));

        void Next(int id, EvaluationStatus status, int? of)
        {
            Assert.NotNull(schedule.Decide(new CandidateId(id)));
            Commit(status, of, id);
        }

        void Commit(EvaluationStatus status, int? of, int id = 0) => schedule.Commit(
            new ProposalRecord { Id = new CandidateId(id), Lineage = new Lineage("any", []), Evaluation = new Evaluation { Status = status }, DuplicateOf = of is { } first ? new CandidateId(first) : null }, null);
    }

    /// <summary>A stage of so many proposals that tells what it is told.</summary>
    private sealed class Listening(int stage, int count, Action<int, ProposalRecord> tell) : ISchedule
    {
        private int _decided;

        public bool IsDone => _decided == count;

        public Commission? Decide(CandidateId id) => IsDone ? null : new Commission(new NamedOperator($"number {++_decided}"));

        public void Commit(ProposalRecord record, Elite? elite) => tell(stage, record);
    }

    private static bool IsCandidate(Decision decision) => !Thinking.Contains(decision.Operator);

    private static (IReadOnlyList<Decision> Weak, IReadOnlyList<Decision> Strong) Stages(ScheduleDriver run) =>
        ([.. run.Decisions.TakeWhile(decision => decision.Commission.Model is null)], [.. run.Decisions.SkipWhile(decision => decision.Commission.Model is null)]);

    private static ScheduleDriver Run(string name, string? escalateTo = null, int inFlight = 8, IReadOnlyDictionary<string, string>? settings = null)
    {
        using var method = Create(name, settings);
        return new ScheduleDriver(method.CreateSchedule(escalateTo), Judge) { InFlight = inFlight }.Run();
    }

    /// <summary>Never twice the same figure, and never a great one.</summary>
    private static Judgement Judge(Decision? decision, int id) => decision is not null && Thinking.Contains(decision.Operator)
        ? Judgement.Think("I cannot decide.")
        : Judgement.Ok((id * 7919 % 10_007) / 10_007.0) with { Source = $"// program {id}" };

    private static MethodUnderTest Create(string method, IReadOnlyDictionary<string, string>? settings = null) =>
        MethodUnderTest.Create(method, TestModels.Setup("ollama", new Uri("http://127.0.0.1:9/")), new MemoryCallLog(), settings);
}
