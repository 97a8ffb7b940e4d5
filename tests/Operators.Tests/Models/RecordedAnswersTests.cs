using EvoLLM.Evolver;

namespace EvoLLM.Operators.Tests;

/// <summary>The answers of a run stand in for its models, and where there is none, nothing else does.</summary>
public sealed class RecordedAnswersTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("evollm-recorded-").FullName;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task Propose_QuestionThatTheRunAsked_HasItsAnswerForNothing()
    {
        var models = await RecordAsync("run", FakeAnswer.Say(TestModels.Fenced));
        var (proposal, call) = await ProposeAsync("run", models, seed: 42);
        Assert.Equal(TestModels.Program, proposal.Source?.TrimEnd());
        Assert.Equal((models[0], true), (call.Model, call.Cached));
        Assert.Equal(new Cost(0, 0, 0, 0) { KnownAnswers = 1, SavedTokens = 18 }, proposal.Cost);
    }

    [Fact]
    public async Task Propose_QuestionThatHadNoAnswer_HasNoneAgain()
    {
        var models = await RecordAsync("run", FakeAnswer.Fail(400, "stopped by the content_filter"));
        var (proposal, call) = await ProposeAsync("run", models, seed: 42);
        Assert.Contains("content_filter", proposal.Failure!.Feedback[0], StringComparison.Ordinal);
        Assert.Equal((false, 0), (call.Cached, call.Cost.KnownAnswers));
    }

    [Fact]
    public async Task Propose_QuestionThatTheRunDidNotAsk_EndsTheRunAndSaysWhy()
    {
        var models = await RecordAsync("run", FakeAnswer.Say(TestModels.Fenced));
        var exception = await Assert.ThrowsAsync<OperatorUnavailableException>(() => ProposeAsync("run", models, seed: 43));
        Assert.StartsWith($"Proposal 3 asks what run '{Path.Combine(_folder, "run")}' did not", exception.Message, StringComparison.Ordinal);
        Assert.Contains("--model", exception.Message, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', exception.Message);
    }

    [Fact]
    public async Task Open_RunThatCannotStandIn_IsRefused()
    {
        Assert.Contains("there is no run 'nowhere'", Assert.Throws<ModelException>(() => RecordedAnswers.Open("nowhere")).Message, StringComparison.Ordinal);
        Assert.Contains("there is no run ''", Assert.Throws<ModelException>(() => RecordedAnswers.Open("")).Message, StringComparison.Ordinal);
        await WriteAsync("silent", ["offline"], []);
        Assert.Contains("the run asked no model (offline)", Assert.Throws<ModelException>(() => RecordedAnswers.Open(Path.Combine(_folder, "silent"))).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Create_CacheBeside_IsRefused()
    {
        var models = await RecordAsync("run", FakeAnswer.Say(TestModels.Fenced));
        var setup = Setup("run", models) with { Cache = Path.Combine(_folder, "cache") };
        Assert.Contains("no effect", Assert.Throws<ModelException>(() => new ModelRegistry(setup)).Message, StringComparison.Ordinal);
        Assert.False(Directory.Exists(setup.Cache));
    }

    [Theory]
    [InlineData("replay:runs/a", "runs/a")]
    [InlineData(" Replay:my run", "my run")]
    [InlineData("openai:m", null)]
    [InlineData("offline", null)]
    public void RunOf_Text_IsTheRunThatItNames(string text, string? expected) => Assert.Equal(expected, RecordedAnswers.RunOf(text));

    private ModelSetup Setup(string run, IReadOnlyList<string> models) => new()
    {
        Models = [.. models.Select(ModelReference.Parse)],
        Answers = RecordedAnswers.Open(Path.Combine(_folder, run)),
        Options = TestModels.Quick,
        Environment = _ => null,
    };

    private async Task<(Proposal Proposal, ModelCall Call)> ProposeAsync(string run, IReadOnlyList<string> models, ulong seed)
    {
        var log = new MemoryCallLog();
        using var operators = MethodUnderTest.Create("map-elites", Setup(run, models), log);
        var proposal = await operators.All[0].ProposeAsync(TestModels.Request(3, TestModels.Parent("// p")) with { Seed = seed }, Token);
        return (proposal, Assert.Single(log.Calls));
    }

    /// <summary>A run with what came of one question.</summary>
    private async Task<string[]> RecordAsync(string run, FakeAnswer answer)
    {
        await using var server = await FakeModelServer.StartAsync(answer);
        var setup = TestModels.Setup("openai", server.Address);
        var log = new MemoryCallLog();
        using var operators = MethodUnderTest.Create("map-elites", setup, log);
        await operators.All[0].ProposeAsync(TestModels.Request(3, TestModels.Parent("// p")), Token);
        await WriteAsync(run, [setup.Models[0].ToString()], log.Calls);
        return [setup.Models[0].ToString()];
    }

    private async Task WriteAsync(string run, IReadOnlyList<string> models, IReadOnlyList<ModelCall> calls)
    {
        var header = new RunHeader { Version = "1", Created = DateTimeOffset.UnixEpoch, Problem = TestModels.Problem, Models = models, Options = new SearchOptions() };
        await using var store = await RunStore.CreateAsync(Path.Combine(_folder, run), header, Token);
        foreach (var call in calls)
        {
            await store.RecordAsync(call, Token);
        }
    }
}
