using System.Net;
using System.Net.Sockets;
using EvoLLM.Evolver;
using Microsoft.Extensions.AI;

namespace EvoLLM.Operators.Tests;

public sealed class FaultTests
{
    private static readonly FakeAnswer Good = FakeAnswer.Say("good");

    public static TheoryData<string, FakeAnswer, string> Fatal
    {
        get
        {
            var data = new TheoryData<string, FakeAnswer, string>();
            foreach (var provider in TestModels.Providers.Select(row => row.Data))
            {
                data.Add(provider, FakeAnswer.Fail(401, "bad key"), "the key was refused (401: bad key)");
                data.Add(provider, FakeAnswer.Fail(403, "not you"), "the key was refused (403: not you)");
                data.Add(provider, FakeAnswer.Fail(404, "model not found"), "no such model there (404: model not found)");
                data.Add(provider, FakeAnswer.Fail(400, "bad temperature"), "the request was refused (400: bad temperature)");
                data.Add(provider, FakeAnswer.Fail(429, "slow down") with { RetryAfter = 3600 }, "asks to wait 3600 s");
                data.Add(provider, Good with { Break = FakeBreak.Page }, "a web page came instead of an answer; check the URL");
            }

            data.Add("openai", FakeAnswer.Fail(307), "the endpoint redirects (307");
            data.Add("openai", Good with { Break = FakeBreak.OneText }, "the endpoint does not stream");
            data.Add("azure", Good with { Break = FakeBreak.OneText }, "the endpoint does not stream");
            data.Add("openai", FakeAnswer.Fail(429, "You ran out") with { Code = "insufficient_quota" }, "the quota is used up");
            return data;
        }
    }

    public static TheoryData<string, FakeAnswer, string> Passing
    {
        get
        {
            var data = new TheoryData<string, FakeAnswer, string>();
            foreach (var provider in TestModels.Providers.Select(row => row.Data))
            {
                data.Add(provider, FakeAnswer.Fail(429, "slow down") with { RetryAfter = 0 }, "too many requests (429: slow down)");
                data.Add(provider, FakeAnswer.Fail(500, "overloaded"), "the endpoint failed (500: overloaded)");
                data.Add(provider, FakeAnswer.Fail(408), "the endpoint failed (408");
                data.Add(provider, Good with { Break = FakeBreak.Stall }, "the answer stalled for 0.7 s");
                data.Add(provider, Good with { Break = FakeBreak.StallBeforeFirst }, "no answer began within 0.7 s");
                data.Add(provider, Good with { Break = FakeBreak.Close }, "the connection broke");
                data.Add(provider, FakeAnswer.Say(""), "the answer is empty");
                data.Add(provider, Good with { Break = FakeBreak.Error }, "the answer broke off before its end");
                data.Add(provider, Good with { Break = FakeBreak.Garbage }, provider == "ollama" ? "not in the protocol of Ollama" : "the answer broke off");
            }

            return data;
        }
    }

    [Theory]
    [MemberData(nameof(Fatal))]
    public async Task GetResponse_FaultThatNoRetryMends_StopsAtOnceWithOneLine(string provider, FakeAnswer fault, string expected)
    {
        await using var server = await FakeModelServer.StartAsync(fault, Good);
        var exception = await Assert.ThrowsAsync<OperatorUnavailableException>(() => AskAsync(provider, server.Address));
        Assert.Contains(expected, exception.Message, StringComparison.Ordinal);
        Assert.Contains($"{provider}:tiny", exception.Message, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', exception.Message);
        Assert.Single(server.Requests);
    }

    [Theory]
    [MemberData(nameof(Passing))]
    public async Task GetResponse_FaultThatPasses_IsTriedAgain(string provider, FakeAnswer fault, string expected)
    {
        Assert.NotEmpty(expected);
        await using var server = await FakeModelServer.StartAsync(fault, Good);
        var response = await AskAsync(provider, server.Address, Patience(fault));
        Assert.Equal("good", response.Text);
        Assert.Equal(2, server.Requests.Count);
    }

    [Theory]
    [MemberData(nameof(Passing))]
    public async Task GetResponse_FaultThatStays_FailsThisQuestionOnly(string provider, FakeAnswer fault, string expected)
    {
        await using var server = await FakeModelServer.StartAsync(fault);
        var exception = await Assert.ThrowsAsync<ModelFailedException>(() => AskAsync(provider, server.Address, Patience(fault) with { Retries = 1 }));
        Assert.Contains(expected, exception.Message, StringComparison.Ordinal);
        Assert.Equal(2, server.Requests.Count);
    }

    [Theory]
    [MemberData(nameof(TestModels.Providers), MemberType = typeof(TestModels))]
    public async Task GetResponse_NobodyListens_SaysWhereAndWhatToDo(string provider)
    {
        var exception = await Assert.ThrowsAsync<OperatorUnavailableException>(() => AskAsync(provider, ClosedPort()));
        Assert.Contains("nobody listens there", exception.Message, StringComparison.Ordinal);
        Assert.Contains("127.0.0.1", exception.Message, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(TestModels.Providers), MemberType = typeof(TestModels))]
    public async Task GetResponse_UnknownHost_SaysSo(string provider)
    {
        var exception = await Assert.ThrowsAsync<OperatorUnavailableException>(() => AskAsync(provider, new Uri("http://no-such-host.invalid/")));
        Assert.Contains("the host 'no-such-host.invalid' is unknown", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task GetResponse_ModelNotPulled_TellsHowToPull()
    {
        await using var server = await FakeModelServer.StartAsync(FakeAnswer.Fail(404, "model 'tiny' not found"));
        var exception = await Assert.ThrowsAsync<OperatorUnavailableException>(() => AskAsync("ollama", server.Address));
        Assert.EndsWith("run: ollama pull tiny", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task GetResponse_PromptTooLong_FailsThisQuestionOnly()
    {
        await using var server = await FakeModelServer.StartAsync(FakeAnswer.Fail(400, "maximum context length is 4096"));
        var exception = await Assert.ThrowsAsync<ModelFailedException>(() => AskAsync("openai", server.Address));
        Assert.Contains("the prompt was refused", exception.Message, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(TestModels.Providers), MemberType = typeof(TestModels))]
    public async Task GetResponse_ServerEchoesTheKey_ItIsNotInTheException(string provider)
    {
        await using var server = await FakeModelServer.StartAsync(FakeAnswer.Fail(401, $"wrong key {TestModels.Key}"));
        var exception = await Assert.ThrowsAsync<OperatorUnavailableException>(() => AskAsync(provider, server.Address));
        if (provider != "ollama")
        {
            Assert.DoesNotContain(TestModels.Key, exception.ToString(), StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task GetResponse_ManyAtOnce_KeepsToTheLimit()
    {
        await using var server = await FakeModelServer.StartAsync(Good);
        using var registry = new ModelRegistry(TestModels.Setup("ollama", server.Address, TestModels.Quick with { Concurrency = 3 }));
        var client = registry.Models[0].Client;
        await Task.WhenAll(Enumerable.Range(0, 30).Select(_ => client.GetResponseAsync("hello", cancellationToken: TestContext.Current.CancellationToken)));
        Assert.Equal(30, server.Requests.Count);
        Assert.InRange(server.MostAtOnce, 1, 3);
    }

    [Fact]
    public async Task GetResponse_Cancelled_EndsWithCancellation()
    {
        await using var server = await FakeModelServer.StartAsync(Good with { Break = FakeBreak.Stall });
        using var registry = new ModelRegistry(TestModels.Setup("ollama", server.Address));
        using var source = new CancellationTokenSource(TimeSpan.FromMilliseconds(300));
        await Assert.ThrowsAnyAsync<OperationCanceledException>(
            () => registry.Models[0].Client.GetResponseAsync("hello", cancellationToken: source.Token));
    }

    /// <summary>Only a stall is worth little patience: the first question of a process takes longer than that on a busy machine.</summary>
    private static ModelOptions Patience(FakeAnswer fault) => fault.Break is FakeBreak.Stall or FakeBreak.StallBeforeFirst ? TestModels.Impatient : TestModels.Quick;

    private static async Task<ChatResponse> AskAsync(string provider, Uri address, ModelOptions? options = null)
    {
        using var registry = new ModelRegistry(TestModels.Setup(provider, address, options ?? TestModels.Quick));
        return await registry.Models[0].Client.GetResponseAsync("hello", cancellationToken: TestContext.Current.CancellationToken);
    }

    private static Uri ClosedPort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return new Uri($"http://127.0.0.1:{((IPEndPoint)listener.LocalEndpoint).Port}/");
    }
}
