using System.Text.Json;
using EvoLLM.Evolver;
using Microsoft.Extensions.AI;

namespace EvoLLM.Operators.Tests;

/// <summary>What the options say of sampling and rates, as an endpoint sees it.</summary>
public sealed class SamplingTests
{
    private readonly MemoryCallLog _log = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [MemberData(nameof(TestModels.Providers), MemberType = typeof(TestModels))]
    public async Task Propose_StopSequences_AreSent(string provider)
    {
        var sent = await AskAsync(provider, TestModels.Quick with { Stop = ["END", "\n\n\n"] });
        var stop = (provider == "ollama" ? sent.GetProperty("options") : sent).GetProperty("stop");
        Assert.Equal(["END", "\n\n\n"], stop.EnumerateArray().Select(text => text.GetString()));
    }

    [Theory]
    [InlineData("openai", "reasoning_effort", ReasoningEffort.Low, "low")]
    [InlineData("azure", "reasoning_effort", ReasoningEffort.High, "high")]
    [InlineData("ollama", "think", ReasoningEffort.Medium, "medium")]
    public async Task Propose_ReasoningEffort_IsSent(string provider, string name, ReasoningEffort effort, string expected)
    {
        var sent = await AskAsync(provider, TestModels.Quick with { ReasoningEffort = effort });
        Assert.Equal(expected, sent.GetProperty(name).GetString());
    }

    [Theory]
    [InlineData("openai", "reasoning_effort", "stop")]
    [InlineData("ollama", "think", "stop")]
    public async Task Propose_NothingSaid_IsLeftToTheEndpoint(string provider, params string[] names)
    {
        var sent = await AskAsync(provider, TestModels.Quick);
        Assert.All(names, name => Assert.False(sent.TryGetProperty(name, out var value) && value.ValueKind is not (JsonValueKind.Null or JsonValueKind.False)));
    }

    [Fact]
    public void Question_SamplingThatDiffers_IsAnotherQuestion()
    {
        var model = ModelReference.Parse("ollama:tiny");
        ChatMessage[] messages = [new(ChatRole.User, "hello")];
        ModelOptions[] options = [new(), new() { Stop = ["a"] }, new() { Stop = ["b"] }, new() { ReasoningEffort = ReasoningEffort.Low }, new() { ReasoningEffort = ReasoningEffort.High }];
        Assert.Equal(options.Length, options.Select(option => Question.Of(model, messages, option.Complete(null)).Hash).Distinct().Count());
        Assert.Equal(Question.Of(model, messages, null).Hash, Question.Of(model, messages, new ModelOptions().Complete(null)).Hash);
    }

    [Theory]
    [InlineData(0, null)]
    [InlineData(null, 0)]
    public void Create_RateOfNothing_IsRefused(int? requests, int? tokens) => Assert.Throws<ModelException>(() =>
        new ModelRegistry(TestModels.Setup("openai", new Uri("http://127.0.0.1:9/"), TestModels.Quick with { RequestsPerMinute = requests, TokensPerMinute = tokens })));

    [Fact]
    public async Task Propose_RateOfRequests_IsSharedByTheModelsOfAnEndpoint()
    {
        await using var server = await FakeModelServer.StartAsync(FakeAnswer.Say("yes"));
        var setup = TestModels.Setup("ollama", server.Address, TestModels.Quick with { RequestsPerMinute = 2 });
        using var registry = new ModelRegistry(setup with { Models = [setup.Models[0], setup.Models[0] with { Name = "other" }] });
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(Token);
        var first = await registry.Models[0].Client.GetResponseAsync("hello", cancellationToken: Token);
        await registry.Models[1].Client.GetResponseAsync("hello", cancellationToken: Token);
        var third = registry.Models[1].Client.GetResponseAsync("hello", cancellationToken: patience.Token);
        Assert.Equal("yes", first.Text);
        await patience.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => third);
        Assert.Equal(2, server.Requests.Count);
    }

    [Fact]
    public async Task Propose_CachedTokens_AreInTheCost()
    {
        await using var server = await MockModelServer.StartAsync(new MockModelOptions());
        using var operators = MethodUnderTest.Create("map-elites", TestModels.Setup("openai", server.Address), _log);
        var proposal = await operators.All[0].ProposeAsync(TestModels.Request(3, TestModels.Parent(TestModels.Program)), Token);
        Assert.NotNull(proposal.Source);
        Assert.InRange(proposal.Cost.CachedTokens, 1, proposal.Cost.InputTokens - 1);
        Assert.False(Assert.Single(_log.Calls).Estimated);
    }

    private async Task<JsonElement> AskAsync(string provider, ModelOptions options)
    {
        await using var server = await FakeModelServer.StartAsync(FakeAnswer.Say(TestModels.Fenced));
        using var operators = MethodUnderTest.Create("map-elites", TestModels.Setup(provider, server.Address, options), _log);
        await operators.All[0].ProposeAsync(TestModels.Request(3, TestModels.Parent("// p")), Token);
        return Assert.Single(server.Requests).Json;
    }
}
