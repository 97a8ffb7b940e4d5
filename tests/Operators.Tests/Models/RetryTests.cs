using Microsoft.Extensions.AI;
using Microsoft.Extensions.Time.Testing;

namespace EvoLLM.Operators.Tests;

public sealed class RetryTests
{
    private static readonly ModelReference Reference = ModelReference.Parse("ollama:tiny");

    [Fact]
    public async Task GetResponse_RetryAfter_WaitsThatLongAndNoLess()
    {
        var time = new FakeTimeProvider();
        var (answered, inner) = (0, default(ScriptedChatClient));
        inner = new ScriptedChatClient(_ => answered++ == 0
            ? throw new EndpointException("slow down") { Status = 429, RetryAfter = TimeSpan.FromSeconds(7) }
            : "good");
        using var client = Create(inner, time, new ModelOptions());
        var pending = client.GetResponseAsync("hello", cancellationToken: TestContext.Current.CancellationToken);
        time.Advance(TimeSpan.FromSeconds(6.9));
        Assert.Single(inner.Asked);
        time.Advance(TimeSpan.FromSeconds(0.2));
        Assert.Equal("good", (await pending).Text);
    }

    [Fact]
    public async Task GetResponse_RepeatedFault_BacksOffAndGivesUp()
    {
        var time = new FakeTimeProvider { AutoAdvanceAmount = TimeSpan.Zero };
        using var inner = new ScriptedChatClient(_ => throw new EndpointException("down") { Status = 503 });
        using var client = Create(inner, time, new ModelOptions { Retries = 3 });
        var pending = client.GetResponseAsync("hello", cancellationToken: TestContext.Current.CancellationToken);
        for (var step = 0; step < 1000 && !pending.IsCompleted; step++)
        {
            time.Advance(TimeSpan.FromSeconds(1));
            await Task.Yield();
        }

        await Assert.ThrowsAsync<ModelFailedException>(() => pending);
        Assert.Equal(4, inner.Asked.Count);
    }

    private static ResilientChatClient Create(IChatClient inner, TimeProvider time, ModelOptions options) => new(
        inner, options, new FaultClassifier(Reference, ModelEndpoint.Resolve(Reference, _ => null), options.MaxRetryAfter), new RetryPause(time, 1))
    {
        Slots = new SemaphoreSlim(options.Concurrency),
    };
}
