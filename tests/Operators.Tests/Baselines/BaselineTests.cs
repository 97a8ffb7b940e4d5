using EvoLLM.Evolver;
using FsCheck.Xunit;

namespace EvoLLM.Operators.Tests;

public sealed class BaselineTests
{
    private static readonly NamedOperator First = new("first");
    private static readonly NamedOperator Refine = new("refine");

    [Theory]
    [InlineData("best-of-n")]
    [InlineData("sequential-revision")]
    [InlineData("random-restarts")]
    public void Run_Defaults_MakeAsManyCandidatesAsMindEvolution(string method)
    {
        using var parts = MethodUnderTest.Create(method, TestModels.Setup("ollama", new Uri("http://127.0.0.1:1/")), new MemoryCallLog());
        Assert.Equal(800, ScheduleRun.Run(parts.CreateSchedule(), Verdicts.Fine).Count);
    }

    [Fact]
    public void Run_BestOfN_NeverLooksBack()
    {
        var steps = Run(new ConversationRules(First, First, 1), 20, Verdicts.Fine);
        Assert.Equal(20, steps.Count);
        Assert.All(steps, step => Assert.Equal(("first", null, 0), (step.Operator, step.Commission.Attempt, step.Commission.Parents.Count)));
    }

    [Fact]
    public void Run_SequentialRevision_KeepsThreadsApart()
    {
        var steps = Run(new ConversationRules(First, Refine, 80), 10, Verdicts.Fine);
        Assert.Equal(10, steps.Count(step => step.Operator == "first"));
        Assert.All(steps.Skip(10), step => Assert.Equal(step.Id.Value - 10, step.Commission.Attempt!.Id.Value));
    }

    [Fact]
    public void Run_RandomRestarts_RevisesTheBestAndStartsAnewWhenNothingBetterComes()
    {
        double[] scores = [5, 6, 1, 2, 3, 4, 9, 1, 1];
        var steps = Run(new ConversationRules(First, Refine, scores.Length) { Patience = 3 }, 1, (id, _) => new Verdict($"text {id}", scores[id.Value]));
        Assert.Equal([null, 0, 1, 1, 1, null, 5, 6, 6], steps.Select(step => step.Commission.Attempt?.Id.Value));
    }

    [Property(MaxTest = 60)]
    public bool Run_AnyNumberInFlight_DecidesTheSame(ulong seed, byte failing, byte inFlight, bool climbs)
    {
        var rules = new ConversationRules(First, Refine, 12) { Attempts = 3, Patience = climbs ? 4 : null };
        var judge = Verdicts.Mixed(seed, failing / 255.0);
        return Run(rules, 5, judge, 1).Select(step => step.ToString()).SequenceEqual(Run(rules, 5, judge, 2 + (inFlight % 31)).Select(step => step.ToString()));
    }

    private static List<Step> Run(ConversationRules rules, int count, Func<CandidateId, Commission, Verdict> judge, int inFlight = 8) =>
        ScheduleRun.Run(new ConversationSchedule(rules, count), judge, inFlight);
}
