using EvoLLM.Evolver;

namespace EvoLLM.Operators.Tests;

public sealed class ModelOperatorTests
{
    private readonly MemoryCallLog _log = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [MemberData(nameof(TestModels.Providers), MemberType = typeof(TestModels))]
    public async Task Propose_GoodAnswer_GivesTheProgramWithItsCost(string provider)
    {
        await using var server = await FakeModelServer.StartAsync(FakeAnswer.Say(TestModels.Fenced));
        var proposal = await ProposeAsync(TestModels.Setup(provider, server.Address));
        Assert.Equal(TestModels.Program + "\n", proposal.Source);
        Assert.Equal(new Cost(1, 11, 7, 0), proposal.Cost);
        Assert.Equal(1, proposal.Calls);
        var call = Assert.Single(_log.Calls);
        Assert.Equal("map-elites/mutation", call.Template);
        Assert.Equal(TestModels.Fenced, call.Answer);
        Assert.False(call.Estimated);
    }

    [Fact]
    public async Task Propose_Mutation_ShowsTheModelProblemContractAndParent()
    {
        await using var server = await FakeModelServer.StartAsync(FakeAnswer.Say(TestModels.Fenced));
        var source = "public static class Candidate\n{\n    public static int Answer(int x) => x < 3 && x > 1 ? 4 : \"{{x}}\".Length;\n}\n";
        await ProposeAsync(TestModels.Setup("ollama", server.Address), parents: TestModels.Parent(source));
        var (system, user) = (server.Requests[0].Message("system"), server.Requests[0].Message("user"));
        Assert.Contains("Given a number, return the one that follows.", system, StringComparison.Ordinal);
        Assert.Contains("public static int Answer(int x)", system, StringComparison.Ordinal);
        Assert.Contains("distance, in steps; smaller is better", system, StringComparison.Ordinal);
        Assert.Contains("distance 2.5 steps", user, StringComparison.Ordinal);
        Assert.Contains("- worst step: 9\n- program size: 17\n- negative numbers are missed\n\n```csharp\n" + source + "```", user, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Propose_Crossover_ShowsBothParents()
    {
        await using var server = await FakeModelServer.StartAsync(FakeAnswer.Say(TestModels.Fenced));
        using var operators = Create(TestModels.Setup("ollama", server.Address));
        var crossover = operators.All.Single(one => one.Parents == 2);
        await crossover.ProposeAsync(TestModels.Request(3, TestModels.Parent("// one", -1), TestModels.Parent("// two", -2)), Token);
        var user = server.Requests[0].Message("user");
        Assert.Contains("Program 1 reaches distance 1 steps", user, StringComparison.Ordinal);
        Assert.Contains("Program 2 reaches distance 2 steps", user, StringComparison.Ordinal);
        Assert.Contains("```csharp\n// one\n```", user, StringComparison.Ordinal);
        Assert.Contains("```csharp\n// two\n```", user, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(TestModels.Providers), MemberType = typeof(TestModels))]
    public async Task Propose_EndpointWithoutUsage_EstimatesAndSaysSo(string provider)
    {
        await using var server = await FakeModelServer.StartAsync(FakeAnswer.Say(TestModels.Fenced) with { Usage = false });
        var proposal = await ProposeAsync(TestModels.Setup(provider, server.Address));
        var call = Assert.Single(_log.Calls);
        Assert.True(call.Estimated);
        Assert.Equal((TestModels.Fenced.Length + 3) / 4, proposal.Cost.OutputTokens);
        Assert.Equal((call.Prompt.Length + 3) / 4, proposal.Cost.InputTokens);
    }

    [Fact]
    public async Task Propose_AnswerWithoutCode_IsAFailureOfItsOwn()
    {
        await using var server = await FakeModelServer.StartAsync(FakeAnswer.Say("I would rather not."));
        var proposal = await ProposeAsync(TestModels.Setup("ollama", server.Address));
        Assert.Null(proposal.Source);
        Assert.Equal(EvaluationStatus.ParseFailed, proposal.Failure?.Status);
        Assert.Equal("the answer holds no C# program", Assert.Single(proposal.Failure!.Feedback));
        Assert.Equal(1, proposal.Calls);
    }

    [Fact]
    public async Task Propose_ModelKeepsRefusing_IsNoProposalAndCountsTheTries()
    {
        await using var server = await FakeModelServer.StartAsync(FakeAnswer.Fail(429, "slow down"));
        var proposal = await ProposeAsync(TestModels.Setup("ollama", server.Address));
        Assert.Equal(EvaluationStatus.NoProposal, proposal.Failure?.Status);
        Assert.Contains("429: slow down", Assert.Single(proposal.Failure!.Feedback), StringComparison.Ordinal);
        Assert.Equal(new Cost(3, 0, 0, 0), proposal.Cost);
        Assert.Equal(0, proposal.Calls);
        Assert.Equal(proposal.Cost, Assert.Single(_log.Calls).Cost);
        Assert.Equal(proposal.Failure!.Feedback[0], _log.Calls[0].Failure);
    }

    [Theory]
    [InlineData("openai")]
    [InlineData("azure")]
    [InlineData("ollama")]
    public async Task Propose_Recorded_AsksNobodyAndNeedsNoKey(string provider)
    {
        Proposal answered, failed;
        await using (var server = await FakeModelServer.StartAsync(FakeAnswer.Say(TestModels.Fenced), FakeAnswer.Fail(429, "slow down")))
        {
            answered = await ProposeAsync(TestModels.Setup(provider, server.Address));
            using var operators = Create(TestModels.Setup(provider, server.Address));
            failed = await operators.All[0].ProposeAsync(TestModels.Request(4, TestModels.Parent("// p")), Token);
        }

        _log.IsReplay = true;
        var setup = new ModelSetup { Models = [ModelReference.Parse(_log.Calls[0].Model)], Recorded = true, Environment = _ => null };
        using var again = Create(setup with { Options = TestModels.Quick });
        Assert.Equal(answered, await again.All[0].ProposeAsync(TestModels.Request(3, TestModels.Parent("// p")), Token));
        var replayed = await again.All[0].ProposeAsync(TestModels.Request(4, TestModels.Parent("// p")), Token);
        Assert.Equal(failed with { Failure = null }, replayed with { Failure = null });
        Assert.Equal(failed.Failure!.Feedback, replayed.Failure!.Feedback);
        Assert.Equal(2, _log.Calls.Count);
    }

    [Fact]
    public async Task Propose_EmptyAnswerFirst_CountsBothTries()
    {
        await using var server = await FakeModelServer.StartAsync(FakeAnswer.Say(""), FakeAnswer.Say(TestModels.Fenced));
        var proposal = await ProposeAsync(TestModels.Setup("openai", server.Address));
        Assert.Equal(new Cost(2, 22, 14, 0), proposal.Cost);
        Assert.Equal(proposal.Cost, Assert.Single(_log.Calls).Cost);
    }

    [Fact]
    public async Task Propose_NoRoomForAnotherTry_MakesNone()
    {
        await using var server = await FakeModelServer.StartAsync(FakeAnswer.Say("") with { Usage = false });
        var setup = TestModels.Setup("ollama", server.Address, TestModels.Quick with { MaxPromptTokens = 600, MaxOutputTokens = 100, Retries = 50 });
        using var operators = Create(setup);
        var proposal = await operators.All[0].ProposeAsync(TestModels.Request(3, TestModels.Parent("// p")), Token);
        Assert.Contains("leaves no room for another try", Assert.Single(proposal.Failure!.Feedback), StringComparison.Ordinal);
        Assert.Equal(proposal.Cost.Calls, server.Requests.Count);
        Assert.InRange(proposal.Cost.Tokens, 700, operators.All[0].Reservation.Tokens);
    }

    [Fact]
    public async Task Propose_WrongKey_EndsTheRun()
    {
        await using var server = await FakeModelServer.StartAsync(FakeAnswer.Fail(401));
        await Assert.ThrowsAsync<OperatorUnavailableException>(() => ProposeAsync(TestModels.Setup("azure", server.Address)));
    }

    [Fact]
    public async Task Propose_AskedBefore_TakesTheRecordedAnswer()
    {
        await using var server = await FakeModelServer.StartAsync(FakeAnswer.Say(TestModels.Fenced));
        var first = await ProposeAsync(TestModels.Setup("ollama", server.Address));
        var second = await ProposeAsync(TestModels.Setup("ollama", server.Address));
        Assert.Equal(first, second);
        Assert.Single(server.Requests);
        Assert.Single(_log.Calls);
    }

    [Fact]
    public async Task Propose_OtherProposal_AsksAnewWithAnotherSeed()
    {
        await using var server = await FakeModelServer.StartAsync(FakeAnswer.Say(TestModels.Fenced));
        using var operators = Create(TestModels.Setup("ollama", server.Address));
        await operators.All[0].ProposeAsync(TestModels.Request(1, TestModels.Parent("// p")), Token);
        await operators.All[0].ProposeAsync(TestModels.Request(2, TestModels.Parent("// p")) with { Seed = 43 }, Token);
        Assert.Equal(2, server.Requests.Select(request => request.Json.GetProperty("options").GetProperty("seed").GetInt32()).Distinct().Count());
    }

    [Fact]
    public async Task Repair_CompileError_ShowsItAndCarriesCostOn()
    {
        const string broken = "public static class Candidate { public static int Answer(int x) => y; }";
        await using var server = await FakeModelServer.StartAsync(FakeAnswer.Say($"```csharp\n{broken}\n```"), FakeAnswer.Say(TestModels.Fenced));
        using var operators = Create(TestModels.Setup("openai", server.Address));
        var request = TestModels.Request(3, TestModels.Parent("// p"));
        var proposal = await operators.All[0].ProposeAsync(request, Token);
        var failure = Evaluation.Failed(EvaluationStatus.CompileFailed, "(1,67): error CS0103: The name 'y' does not exist");
        var repaired = await operators.All[0].RepairAsync(request, proposal, failure, Token);

        Assert.Equal(broken + "\n", proposal.Source);
        Assert.Equal(TestModels.Program + "\n", repaired?.Source);
        Assert.Equal(new Cost(2, 22, 14, 0), repaired?.Cost);
        Assert.Equal([0, 1], _log.Calls.Select(call => call.Number));
        var user = server.Requests[1].Message("user");
        Assert.Contains($"```csharp\n{broken}\n```", user, StringComparison.Ordinal);
        Assert.Contains("- (1,67): error CS0103: The name 'y' does not exist", user, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Repair_NoProgramComesBack_KeepsTheOldOne()
    {
        await using var server = await FakeModelServer.StartAsync(FakeAnswer.Say("No idea."));
        using var operators = Create(TestModels.Setup("ollama", server.Address));
        var proposal = new Proposal { Source = "broken", Calls = 1, Cost = new Cost(1, 5, 5, 0) };
        var failure = Evaluation.Failed(EvaluationStatus.CompileFailed, "(1,1): error");
        var repaired = await operators.All[0].RepairAsync(TestModels.Request(), proposal, failure, Token);
        Assert.Equal("broken", repaired?.Source);
        Assert.Equal(2, repaired?.Calls);
        Assert.Equal(new Cost(2, 16, 12, 0), repaired?.Cost);
    }

    [Fact]
    public async Task Propose_ServerEchoesTheKey_ItIsNotRecorded()
    {
        await using var server = await FakeModelServer.StartAsync(FakeAnswer.Say($"{TestModels.Key}\n{TestModels.Fenced}"));
        await ProposeAsync(TestModels.Setup("openai", server.Address));
        Assert.DoesNotContain(TestModels.Key, Assert.Single(_log.Calls).ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Propose_StandInForAKey_LeavesTheAnswerAlone()
    {
        await using var server = await FakeModelServer.StartAsync(FakeAnswer.Say(TestModels.Fenced));
        var proposal = await ProposeAsync(TestModels.Setup("openai", server.Address) with { Environment = name => name == "OPENAI_API_KEY" ? "i" : null });
        Assert.Equal(TestModels.Program + "\n", proposal.Source);
        Assert.Equal(TestModels.Fenced, Assert.Single(_log.Calls).Answer);
    }

    [Fact]
    public async Task Propose_SeveralModels_EachProposalsSeedPicksOne()
    {
        await using var server = await FakeModelServer.StartAsync(FakeAnswer.Say(TestModels.Fenced));
        ModelReference[] models = [ModelReference.Parse($"ollama:a@{server.Address}"), ModelReference.Parse($"ollama:b@{server.Address}")];
        using var operators = Create(TestModels.Setup("ollama", server.Address) with { Models = models });
        for (var id = 0; id < 12; id++)
        {
            await operators.All[0].ProposeAsync(TestModels.Request(id, TestModels.Parent("// p")) with { Seed = (ulong)id }, Token);
        }

        Assert.Equal(["a", "b"], server.Requests.Select(request => request.Json.GetProperty("model").GetString()).Distinct().Order());
    }

    [Fact]
    public async Task Propose_PromptOverTheLimit_IsNotSent()
    {
        await using var server = await FakeModelServer.StartAsync(FakeAnswer.Say(TestModels.Fenced));
        var setup = TestModels.Setup("ollama", server.Address, TestModels.Quick with { MaxPromptTokens = 100 });
        var proposal = await ProposeAsync(setup);
        Assert.Equal(EvaluationStatus.NoProposal, proposal.Failure?.Status);
        Assert.Empty(server.Requests);
    }

    [Fact]
    public async Task Reservation_TwoCalls_BoundsWhatAProposalCosts()
    {
        await using var server = await FakeModelServer.StartAsync(FakeAnswer.Say("x"));
        using var operators = Create(TestModels.Setup("openai", server.Address, TestModels.Quick with { MaxPromptTokens = 1000, MaxOutputTokens = 100 }));
        Assert.Equal(new Cost(2 + TestModels.Quick.Retries, 2000, 200, 0), operators.All[0].Reservation);
        Assert.Single(operators.Unpriced);
    }

    [Fact]
    public async Task Propose_PriceKnown_CostsDollars()
    {
        var path = Path.GetTempFileName();
        await File.WriteAllTextAsync(path, "- { model: 'openai:*', input: 1000, output: 2000 }", Token);
        await using var server = await FakeModelServer.StartAsync(FakeAnswer.Say(TestModels.Fenced));
        var setup = TestModels.Setup("openai", server.Address) with { Environment = name => name == "EVOLLM_PRICES" ? path : null };
        using var operators = Create(setup);
        File.Delete(path);
        var proposal = await operators.All[0].ProposeAsync(TestModels.Request(3, TestModels.Parent("// p")), Token);
        Assert.Equal(0.025m, proposal.Cost.Usd);
        Assert.Empty(operators.Unpriced);
        Assert.True(operators.All[0].Reservation.Usd > 0);
    }

    private MethodUnderTest Create(ModelSetup setup) => MethodUnderTest.Create("map-elites", setup, _log);

    private async Task<Proposal> ProposeAsync(ModelSetup setup, params IReadOnlyList<Elite> parents)
    {
        using var operators = Create(setup);
        return await operators.All[0].ProposeAsync(TestModels.Request(3, parents.Count > 0 ? parents : [TestModels.Parent("// p")]), Token);
    }
}
