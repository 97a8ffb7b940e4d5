using FsCheck.Xunit;
using Microsoft.Extensions.Time.Testing;

namespace EvoLLM.Operators.Tests;

public sealed class RateQueueTests
{
    private readonly FakeTimeProvider _time = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Enter_RequestsOfAMinuteSpent_WaitsUntilTheFirstIsAMinuteOld()
    {
        using var queue = new RateQueue(2, null, _time);
        await queue.EnterAsync(1, Token);
        _time.Advance(TimeSpan.FromSeconds(20));
        await queue.EnterAsync(1, Token);
        var third = queue.EnterAsync(1, Token);
        _time.Advance(TimeSpan.FromSeconds(39.9));
        Assert.False(third.IsCompleted);
        _time.Advance(TimeSpan.FromSeconds(0.2));
        Assert.Equal(_time.GetTimestamp(), (await third).Begun);
    }

    [Fact]
    public async Task Enter_TokensOfAMinuteReserved_GoesWhenTheyAreGivenBack()
    {
        using var queue = new RateQueue(null, 100, _time);
        var first = await queue.EnterAsync(80, Token);
        var second = queue.EnterAsync(40, Token);
        Assert.False(second.IsCompleted);
        queue.Settle(first, 61);
        await Task.Yield();
        Assert.False(second.IsCompleted);
        queue.Settle(first, 60);
        Assert.Equal(40, (await second.WaitAsync(TimeSpan.FromSeconds(10), Token)).Tokens);
    }

    [Fact]
    public async Task Enter_MoreTokensThanAMinuteHas_GoesAlone()
    {
        using var queue = new RateQueue(null, 100, _time);
        await queue.EnterAsync(1000, Token);
        var second = queue.EnterAsync(1000, Token);
        _time.Advance(TimeSpan.FromSeconds(59));
        Assert.False(second.IsCompleted);
        _time.Advance(TimeSpan.FromSeconds(1));
        await second.WaitAsync(TimeSpan.FromSeconds(10), Token);
    }

    [Fact]
    public async Task Enter_Cancelled_LetsTheNextOneWait()
    {
        using var queue = new RateQueue(1, null, _time);
        await queue.EnterAsync(1, Token);
        using var impatience = new CancellationTokenSource();
        var second = queue.EnterAsync(1, impatience.Token);
        var third = queue.EnterAsync(1, Token);
        await impatience.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => second);
        await WaitAsync(third);
    }

    /// <summary>Whatever is asked, no window of a minute holds more than the limits, and nobody waits where there is room.</summary>
    [Property(MaxTest = 50)]
    public async Task Enter_AnyCalls_NoMinuteHoldsMoreThanTheLimits(byte[] calls)
    {
        const int Requests = 3;
        const long Tokens = 300;
        using var queue = new RateQueue(Requests, Tokens, _time);
        var begun = new List<(long At, long Tokens)>();
        foreach (var tokens in calls)
        {
            var pending = queue.EnterAsync(tokens, CancellationToken.None);
            await WaitAsync(pending);
            begun.Add(((await pending).Begun, tokens));
            _time.Advance(TimeSpan.FromSeconds(tokens % 30));
        }

        Assert.All(begun, first =>
        {
            var minute = begun.Where(call => call.At >= first.At && _time.GetElapsedTime(first.At, call.At) < TimeSpan.FromMinutes(1)).ToList();
            Assert.InRange(minute.Count, 1, Requests);
            Assert.InRange(minute.Sum(call => call.Tokens), 0, Tokens);
        });
    }

    /// <summary>Lets the time pass until a call has begun.</summary>
    private async Task WaitAsync(Task pending)
    {
        for (var step = 0; step < 10_000 && !pending.IsCompleted; step++)
        {
            _time.Advance(TimeSpan.FromSeconds(1));
            await Task.Yield();
        }

        await pending.WaitAsync(TimeSpan.FromSeconds(10), CancellationToken.None);
    }
}
