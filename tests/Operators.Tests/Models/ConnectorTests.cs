using Microsoft.Extensions.AI;

namespace EvoLLM.Operators.Tests;

public sealed class ConnectorTests
{
    [Theory]
    [MemberData(nameof(TestModels.Providers), MemberType = typeof(TestModels))]
    public async Task GetResponse_GoodAnswer_TextAndTokensArrive(string provider)
    {
        await using var server = await FakeModelServer.StartAsync(FakeAnswer.Say("Good day & <good> night"));
        var response = await AskAsync(provider, server);
        Assert.Equal("Good day & <good> night", response.Text);
        Assert.Equal(11, response.Usage?.InputTokenCount);
        Assert.Equal(7, response.Usage?.OutputTokenCount);
    }

    [Theory]
    [MemberData(nameof(TestModels.Providers), MemberType = typeof(TestModels))]
    public async Task GetResponse_Parameters_AreSent(string provider)
    {
        await using var server = await FakeModelServer.StartAsync(FakeAnswer.Say("yes"));
        await AskAsync(provider, server);
        var sent = Assert.Single(server.Requests).Json;
        var sampling = provider == "ollama" ? sent.GetProperty("options") : sent;
        Assert.True(sent.GetProperty("stream").GetBoolean());
        Assert.Equal(5, sampling.GetProperty("seed").GetInt32());
        Assert.Equal(0.5, sampling.GetProperty("temperature").GetDouble(), 3);
        Assert.Equal(99, sampling.GetProperty(provider == "ollama" ? "num_predict" : "max_completion_tokens").GetInt32());
        Assert.Equal("hello", server.Requests[0].Message("user"));
    }

    [Theory]
    [InlineData("openai")]
    [InlineData("azure")]
    public async Task GetResponse_OpenAIProtocol_AsksForUsageInTheStream(string provider)
    {
        await using var server = await FakeModelServer.StartAsync(FakeAnswer.Say("yes"));
        await AskAsync(provider, server);
        Assert.True(server.Requests[0].Json.GetProperty("stream_options").GetProperty("include_usage").GetBoolean());
    }

    [Theory]
    [InlineData("openai", "Authorization", "Bearer " + TestModels.Key)]
    [InlineData("azure", "api-key", TestModels.Key)]
    public async Task GetResponse_Key_IsSentInItsHeader(string provider, string header, string value)
    {
        await using var server = await FakeModelServer.StartAsync(FakeAnswer.Say("yes"));
        await AskAsync(provider, server);
        Assert.Equal(value, server.Requests[0].Headers[header]);
    }

    [Theory]
    [InlineData("openai")]
    [InlineData("azure")]
    public async Task GetResponse_LoopbackWithoutKey_Works(string provider)
    {
        await using var server = await FakeModelServer.StartAsync(FakeAnswer.Say("yes"));
        using var registry = new ModelRegistry(TestModels.Setup(provider, server.Address) with { Environment = _ => null });
        var response = await registry.Models[0].Client.GetResponseAsync("hello", cancellationToken: TestContext.Current.CancellationToken);
        Assert.Equal("yes", response.Text);
    }

    [Fact]
    public async Task GetResponse_AzureDeployment_IsInThePath()
    {
        await using var server = await FakeModelServer.StartAsync(FakeAnswer.Say("yes"));
        await AskAsync("azure", server);
        Assert.StartsWith("/openai/deployments/tiny/chat/completions?api-version=", server.Requests[0].Path, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Kernel_Registry_HoldsEachModelUnderItsName()
    {
        await using var server = await FakeModelServer.StartAsync(FakeAnswer.Say("yes"));
        using var registry = new ModelRegistry(TestModels.Setup("ollama", server.Address));
        var name = TestModels.Reference("ollama", server.Address).ToString();
        Assert.Same(registry.Models[0].Client, registry.Kernel.GetRequiredService<IChatClient>(name));
    }

    private static async Task<ChatResponse> AskAsync(string provider, FakeModelServer server)
    {
        using var registry = new ModelRegistry(TestModels.Setup(provider, server.Address));
        var options = new ChatOptions { Seed = 5, Temperature = 0.5f, MaxOutputTokens = 99 };
        return await registry.Models[0].Client.GetResponseAsync("hello", options, TestContext.Current.CancellationToken);
    }
}
