using EvoLLM.Evolver;
using static EvoLLM.Operators.Tests.AnswerSamples;

namespace EvoLLM.Operators.Tests;

/// <summary>An answer that was cut off between two edits looks whole: what it holds is not made, and the model is asked once more.</summary>
public sealed class CutAnswerTests
{
    private const string First = "<<<<<<< SEARCH\n    public static int Answer(int x) => x + 1;\n=======\n    public static int Answer(int x) => Next(x);\n>>>>>>> REPLACE\n";

    private const string Whole = "<<<<<<< SEARCH\n    public static int Answer(int x) => x + 1;\n=======\n    public static int Answer(int x) => x + 2;\n>>>>>>> REPLACE\n";

    private readonly MemoryCallLog _log = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public static TheoryData<string> Edits =>
    [
        "<<<<<<< SEARCH\n        return 2 * x;\n=======\n        return 3 * x;\n>>>>>>> REPLACE\n",
        "```diff\n@@ -14,5 +14,5 @@\n     private static int Scale(int x)\n     {\n-        return 2 * x;\n+        return 3 * x;\n     }\n \n```\n",
        "REPLACE METHOD Scale(int)\n```csharp\nprivate static int Scale(int x)\n{\n    return 3 * x;\n}\n```\n",
    ];

    [Theory]
    [MemberData(nameof(Edits))]
    public void Read_EditsThatWereCutOff_AreNotMadeThoughEachIsWhole(string edits)
    {
        var request = Request();
        var tripled = Changed("return 2 * x;", "return 3 * x;");
        Assert.Equal(tripled, AnswerReading.Read(edits, AnswerForm.Edits, request).Source);
        var cut = AnswerReading.Read(edits, AnswerForm.Edits, request, 512);
        Assert.Equal((null, "the answer was cut off after about 512 tokens, before its edits were complete: answer shorter"), (cut.Source, cut.Reason));
    }

    [Theory]
    [InlineData(AnswerForm.Edits)]
    [InlineData(AnswerForm.Candidate)]
    public void Read_ProgramThatWasCutOff_IsTakenWhereItIsWhole(AnswerForm form)
    {
        var program = Changed("return 2 * x;", "return 3 * x;");
        var whole = AnswerReading.Read($"```csharp\n{program}```\nI made it steep", form, Request(), 512);
        Assert.Equal(program, whole.Source);
        var part = AnswerReading.Read($"```csharp\n{program[..(program.Length / 2)]}", form, Request(), 512);
        Assert.Equal((null, "the answer was cut off inside its program"), (part.Source, part.Reason));
    }

    [Theory]
    [InlineData("openai")]
    [InlineData("ollama")]
    public async Task Propose_AnswerAtTheLongestLength_GoesBackOnceAndSaysWhy(string provider)
    {
        await using var server = await FakeModelServer.StartAsync(FakeAnswer.Say(First) with { FinishReason = "length" }, FakeAnswer.Say(Whole));
        using var method = MethodUnderTest.Create("elm", TestModels.Setup(provider, server.Address), _log);
        var request = TestModels.Request(3, TestModels.Parent(TestModels.Program));
        var proposal = await method.All[0].ProposeAsync(request, Token);
        Assert.Null(proposal.Source);
        Assert.Equal(EvaluationStatus.ParseFailed, proposal.Failure?.Status);
        var repaired = await method.All[0].RepairAsync(request, proposal, proposal.Failure!, Token);
        Assert.Contains("x + 2", repaired?.Source, StringComparison.Ordinal);
        Assert.Contains($"cut off after about {(First.Length + 3) / 4} tokens", server.Requests[1].Message("user"), StringComparison.Ordinal);
        Assert.Equal(["length", "stop"], _log.Calls.Select(call => call.FinishReason));
        Assert.Equal([true, false], _log.Calls.Select(call => call.IsCutOff));
    }

    [Fact]
    public async Task Repair_SecondAnswerIsCutOffToo_MakesNoProgram()
    {
        await using var server = await FakeModelServer.StartAsync(FakeAnswer.Say(First) with { FinishReason = "length" });
        using var method = MethodUnderTest.Create("elm", TestModels.Setup("openai", server.Address), _log);
        var request = TestModels.Request(3, TestModels.Parent(TestModels.Program));
        var proposal = await method.All[0].ProposeAsync(request, Token);
        var again = await method.All[0].RepairAsync(request, proposal, proposal.Failure!, Token);
        Assert.Null(again?.Source);
        Assert.Contains("not repaired: the answer was cut off", again?.Note, StringComparison.Ordinal);
        Assert.Equal(2, server.Requests.Count);
    }

    [Fact]
    public async Task Propose_FromTheRecord_IsTheSame()
    {
        await using var server = await FakeModelServer.StartAsync(FakeAnswer.Say(First) with { FinishReason = "length" });
        using var method = MethodUnderTest.Create("elm", TestModels.Setup("openai", server.Address), _log);
        var request = TestModels.Request(3, TestModels.Parent(TestModels.Program));
        var proposal = await method.All[0].ProposeAsync(request, Token);
        _log.IsReplay = true;
        var replayed = await method.All[0].ProposeAsync(request, Token);
        Assert.Equal((proposal.Source, proposal.Failure!.Feedback[0]), (replayed.Source, replayed.Failure!.Feedback[0]));
        Assert.Single(server.Requests);
    }

    [Fact]
    public async Task Propose_MockModelThatTruncates_NeverMakesPartOfAnAnswer()
    {
        await using var server = await MockModelServer.StartAsync(new MockModelOptions { Truncate = 1 });
        using var method = MethodUnderTest.Create("elm", TestModels.Setup("openai", server.Address), _log);
        for (var id = 1; id <= 20; id++)
        {
            var proposal = await method.All[id % 3].ProposeAsync(TestModels.Request(id, TestModels.Parent(TestModels.Program)), Token);
            Assert.Equal((null, EvaluationStatus.ParseFailed), (proposal.Source, proposal.Failure?.Status));
        }

        Assert.All(_log.Calls, call => Assert.Equal("length", call.FinishReason));
    }

    private static ProposalRequest Request() =>
        new(new CandidateId(3), TestModels.Problem with { Contract = Contract, Seeds = [Parent] }, [TestModels.Parent(Parent)], 1);
}
