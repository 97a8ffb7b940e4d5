using System.Text.Json;
using EvoLLM.Evolver;

namespace EvoLLM.Operators.Tests;

public sealed class EvoPromptingMethodTests
{
    private readonly MemoryCallLog _log = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Crossover_TwoParents_ShowsEachUnderItsMetricsAndThenTheTargets()
    {
        await using var server = await FakeModelServer.StartAsync(FakeAnswer.Say(TestModels.Fenced));
        using var method = MethodUnderTest.Create("evoprompting", TestModels.Setup("openai", server.Address), _log);
        var request = TestModels.Request(3, TestModels.Parent("// one", -1), TestModels.Parent("// two", -2)) with
        {
            Notes = new Dictionary<string, string> { ["temperature"] = "0.6", ["targets"] = "- distance: 0.98 steps\n- program size: 15" },
        };
        var proposal = await Assert.Single(method.All).ProposeAsync(request, Token);
        Assert.Equal(TestModels.Program + "\n", proposal.Source);
        Assert.Equal(0.6, server.Requests[0].Json.GetProperty("temperature").GetDouble());
        Assert.Equal(
            """
            Metrics:
            - distance: 1 steps
            - worst step: 9
            - program size: 17

            ```csharp
            // one
            ```

            Metrics:
            - distance: 2 steps
            - worst step: 9
            - program size: 17

            ```csharp
            // two
            ```

            Metrics:
            - distance: 0.98 steps
            - program size: 15
            """,
            server.Requests[0].Message("user").Trim());
    }

    [Fact]
    public async Task Crossover_BrokenProgram_IsNotMended()
    {
        await using var server = await FakeModelServer.StartAsync(FakeAnswer.Say(TestModels.Fenced));
        using var method = MethodUnderTest.Create("evoprompting", TestModels.Setup("openai", server.Address), _log);
        Assert.Null(await method.All[0].RepairAsync(TestModels.Request(), new Proposal { Source = "x" }, Evaluation.Failed(EvaluationStatus.CompileFailed, "x"), Token));
    }

    [Theory]
    [InlineData("error-threshold", "often", "it must be a number or none")]
    [InlineData("pool", "best", "fittest or random or seeds")]
    [InlineData("rounds", "0", "1 to 100000")]
    public void Create_WrongOption_SaysWhatIsAllowed(string option, string value, string expected)
    {
        var context = new MethodContext(TestModels.Problem, null, new Dictionary<string, string> { [option] = value });
        Assert.Contains(expected, Assert.Throws<MethodException>(() => MethodCatalog.Find("evoprompting").Create(context)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Hindsight_Child_IsTheAnswerToThePromptThatAsksForWhatItReached()
    {
        var lines = await ReadAsync(
            [],
            Record(0, "// seed", Course.Ok(-3, 20)),
            Record(1, "// child", Course.Ok(-2, 12), 0),
            Record(2, "// again", Course.Ok(-2, 12) with { Status = EvaluationStatus.Duplicate }, 0, 1) with { DuplicateOf = new CandidateId(1) },
            Record(3, "// broken", Evaluation.Failed(EvaluationStatus.CompileFailed, "line 1: no class"), 0, 1),
            Record(4, null, Evaluation.Failed(EvaluationStatus.NoProposal, "no answer"), 0));
        Assert.Equal(["child", "failure"], lines.Select(line => line.GetProperty("kind").GetString()));
        var messages = lines[0].GetProperty("messages").EnumerateArray().ToList();
        Assert.Equal(["system", "user", "assistant"], messages.Select(message => message.GetProperty("role").GetString()));
        Assert.EndsWith("```csharp\n// seed\n```\n\nMetrics:\n- distance: 2 steps\n- program size: 12", messages[1].GetProperty("content").GetString()!.Trim(), StringComparison.Ordinal);
        Assert.Equal("```csharp\n// child\n```", messages[2].GetProperty("content").GetString());
        Assert.Equal("line 1: no class", lines[1].GetProperty("messages")[1].GetProperty("content").GetString());
        Assert.Equal(0, Assert.Single(lines[1].GetProperty("founders").EnumerateArray()).GetInt32());
    }

    [Fact]
    public async Task Hindsight_RunWithMetricsOfItsOwn_NamesThose()
    {
        var child = Course.Ok(-2, 12) with { Metrics = new Dictionary<string, double> { ["accuracy"] = 0.75, ["parameters"] = 410 } };
        var lines = await ReadAsync(
            new() { ["figure-metric"] = "accuracy", ["size-metric"] = "parameters" }, Record(0, "// seed", Course.Ok(-3, 20)), Record(1, "// child", child, 0));
        Assert.EndsWith("Metrics:\n- accuracy: 0.75\n- parameters: 410", lines[0].GetProperty("messages")[1].GetProperty("content").GetString()!.Trim(), StringComparison.Ordinal);
    }

    private static async Task<List<JsonElement>> ReadAsync(Dictionary<string, string> settings, params ProposalRecord[] records)
    {
        var lines = new List<JsonElement>();
        await foreach (var example in HindsightExport.ReadAsync(TestModels.Problem, records, settings, Token))
        {
            lines.Add(JsonDocument.Parse(example.Line).RootElement);
        }

        return lines;
    }

    private static ProposalRecord Record(int id, string? source, Evaluation evaluation, params int[] parents) => new()
    {
        Id = new CandidateId(id),
        Source = source,
        Lineage = new Lineage("crossover", [.. parents.Select(parent => new CandidateId(parent))]),
        Evaluation = evaluation,
    };
}
