using System.Net;
using System.Net.Sockets;

namespace EvoLLM.Operators.Tests;

public sealed class ModelProbeTests
{
    [Theory]
    [MemberData(nameof(TestModels.Providers), MemberType = typeof(TestModels))]
    public async Task Probe_GoodModel_IsOkWithItsLatency(string provider)
    {
        await using var server = await FakeModelServer.StartAsync(FakeAnswer.Say("OK"));
        var result = await ProbeAsync(TestModels.Setup(provider, server.Address));
        Assert.True(result.Ok);
        Assert.Matches(@": ok, answered in \d+\.\d s$", result.Line);
    }

    [Fact]
    public async Task Probe_WrongKey_SaysSoInOneLineWithoutTheKey()
    {
        await using var server = await FakeModelServer.StartAsync(FakeAnswer.Fail(401, $"Incorrect API key {TestModels.Key}"));
        var result = await ProbeAsync(TestModels.Setup("openai", server.Address));
        Assert.False(result.Ok);
        Assert.Contains("check OPENAI_API_KEY", result.Line, StringComparison.Ordinal);
        Assert.DoesNotContain(TestModels.Key, result.Line, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Probe_MissingKey_SaysWhatToSet()
    {
        var result = await ProbeAsync(new ModelSetup { Models = [ModelReference.Parse("openai:gpt")], Environment = _ => null });
        Assert.False(result.Ok);
        Assert.Contains("set OPENAI_API_KEY", result.Line, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Probe_Offline_SaysThatNoModelIsInPlay()
    {
        var result = await ProbeAsync(new ModelSetup { Models = [ModelReference.Offline] });
        Assert.True(result.Ok);
        Assert.Contains("no language model", result.Line, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Find_OllamaReachable_ListsItsModels()
    {
        await using var server = await FakeModelServer.StartAsync(FakeAnswer.Say("OK"));
        var found = await FindAsync(name => name == "OLLAMA_HOST" ? server.Address.ToString() : null);
        Assert.Equal(["offline", "ollama:tiny:1b", "openai:MODEL", "azure:DEPLOYMENT"], found.Select(suggestion => suggestion.Model));
    }

    [Fact]
    public async Task Find_OllamaUnreachable_SaysHowToStartIt()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        var port = ((IPEndPoint)listener.LocalEndpoint).Port;
        listener.Stop();
        var found = await FindAsync(name => name == "OLLAMA_HOST" ? $"127.0.0.1:{port}" : null);
        Assert.Contains("ollama serve", found[1].Reason, StringComparison.Ordinal);
    }

    private static async Task<ProbeResult> ProbeAsync(ModelSetup setup) =>
        Assert.Single(await ModelProbe.ProbeAsync(setup, TestContext.Current.CancellationToken));

    private static Task<IReadOnlyList<ModelSuggestion>> FindAsync(Func<string, string?> environment) =>
        ModelSuggestions.FindAsync(environment, TimeProvider.System, TestContext.Current.CancellationToken);
}
