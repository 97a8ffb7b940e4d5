using EvoLLM.Evolver;

namespace EvoLLM.Operators.Tests;

/// <summary>Tries that failed before a crash were paid for, and the run that goes on must say so.</summary>
public sealed class SpentInVainTests
{
    [Fact]
    public async Task Propose_AskedAgainAfterAFailure_CostsAllTriesOfBoth()
    {
        // Three tries fail for good; the resumed run has its answer at the second.
        var down = FakeAnswer.Fail(500);
        await using var server = await FakeModelServer.StartAsync(down, down, down, down, FakeAnswer.Say(TestModels.Fenced));
        var log = new MemoryCallLog();
        using var method = MethodUnderTest.Create("best-of-n", TestModels.Setup("ollama", server.Address), log);
        var before = await method.All[0].ProposeAsync(TestModels.Request(), TestContext.Current.CancellationToken);
        Assert.Equal((EvaluationStatus.NoProposal, 3), (before.Failure?.Status, before.Cost.Calls));
        var after = await method.All[0].ProposeAsync(TestModels.Request(), TestContext.Current.CancellationToken);
        Assert.Equal(TestModels.Program + "\n", after.Source);
        Assert.Equal(server.Requests.Count, after.Cost.Calls);
        Assert.Equal(after.Cost, log.Calls[^1].Cost);
    }

    [Fact]
    public async Task Propose_KeyIsRefusedAfterOtherTries_KeepsWhatThoseCost()
    {
        await using var server = await FakeModelServer.StartAsync(FakeAnswer.Fail(500), FakeAnswer.Fail(401));
        var log = new MemoryCallLog();
        using var method = MethodUnderTest.Create("best-of-n", TestModels.Setup("openai", server.Address), log);
        await Assert.ThrowsAsync<OperatorUnavailableException>(async () => await method.All[0].ProposeAsync(TestModels.Request(), TestContext.Current.CancellationToken));
        var kept = Assert.Single(log.Calls);
        Assert.Equal(server.Requests.Count, kept.Cost.Calls);
        Assert.NotNull(kept.Failure);
    }
}
