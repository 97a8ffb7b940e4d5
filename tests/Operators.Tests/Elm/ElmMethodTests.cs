using EvoLLM.Evolver;

namespace EvoLLM.Operators.Tests;

public sealed class ElmMethodTests
{
    private const string Edit = "<<<<<<< SEARCH\n    public static int Answer(int x) => x + 1;\n=======\n    public static int Answer(int x) => x + 2;\n>>>>>>> REPLACE\n";

    private static readonly Elite Parent = TestModels.Parent(TestModels.Program);

    private readonly MemoryCallLog _log = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Operators_AreTheThreeInstructionsInThePapersShares()
    {
        await using var server = await FakeModelServer.StartAsync(FakeAnswer.Say(Edit));
        using var method = Create(server);
        Assert.Equal([0.4, 0.3, 0.3], method.All.Select(proposer => proposer.DefaultWeight));
        Assert.All(method.All, proposer => Assert.Equal(1, proposer.Parents));
    }

    [Fact]
    public async Task Operators_DrawParentsUniformlyFromTheNiches()
    {
        await using var server = await FakeModelServer.StartAsync(FakeAnswer.Say(Edit));
        using var method = Create(server);
        Assert.All(method.All, proposer => Assert.Equal(0, proposer.Selection?.TournamentShare));
    }

    [Fact]
    public async Task Propose_EachOperator_TellsTheModelItsOwnInstruction()
    {
        await using var server = await FakeModelServer.StartAsync(FakeAnswer.Say(Edit));
        using var method = Create(server);
        foreach (var proposer in method.All)
        {
            var proposal = await proposer.ProposeAsync(TestModels.Request(3, Parent), Token);
            Assert.Equal(TestModels.Program.Replace("x + 1", "x + 2", StringComparison.Ordinal), proposal.Source?.TrimEnd());
        }

        var asked = server.Requests.Select(request => request.Message("user")).ToList();
        Assert.Equal(3, asked.Distinct().Count());
        Assert.All(asked, question => Assert.Contains(TestModels.Program, question, StringComparison.Ordinal));
        Assert.Single(server.Requests.Select(request => request.Message("system")).Distinct());
    }

    [Fact]
    public async Task Propose_PromptForEdits_IsOneThatAMockModelAnswersWithCode()
    {
        await using var server = await FakeModelServer.StartAsync(FakeAnswer.Say(Edit));
        using var method = Create(server);
        await method.All[0].ProposeAsync(TestModels.Request(3, Parent), Token);
        var request = server.Requests[0];
        Assert.True(MockPrompt.Read([new MockMessage("system", request.Message("system")), new MockMessage("user", request.Message("user"))]).AsksForCode);
    }

    [Fact]
    public async Task Repair_EditMatchesNothing_ShowsTheAnswerAndAsksOnce()
    {
        var wrong = Edit.Replace("x + 1", "x - 7", StringComparison.Ordinal);
        await using var server = await FakeModelServer.StartAsync(FakeAnswer.Say(wrong), FakeAnswer.Say(Edit));
        using var method = Create(server);
        var request = TestModels.Request(3, Parent);
        var proposal = await method.All[0].ProposeAsync(request, Token);
        Assert.Equal(EvaluationStatus.ParseFailed, proposal.Failure?.Status);
        var repaired = await method.All[0].RepairAsync(request, proposal, proposal.Failure!, Token);
        Assert.Contains("x + 2", repaired?.Source, StringComparison.Ordinal);
        Assert.Equal(2, repaired?.Calls);
        Assert.Contains("x - 7", server.Requests[1].Message("user"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Repair_ProgramDoesNotCompile_StandsAsItIs()
    {
        await using var server = await FakeModelServer.StartAsync(FakeAnswer.Say(Edit));
        using var method = Create(server);
        var failure = Evaluation.Failed(EvaluationStatus.CompileFailed, "error");
        Assert.Null(await method.All[0].RepairAsync(TestModels.Request(3, Parent), new Proposal { Source = "x" }, failure, Token));
    }

    private MethodUnderTest Create(FakeModelServer server) => MethodUnderTest.Create("elm", TestModels.Setup("openai", server.Address), _log);
}
