using EvoLLM.Evolver;
using Microsoft.Extensions.AI;

namespace EvoLLM.Operators.Tests;

public sealed class TryLedgerTests
{
    private static readonly ChatResponse Nothing = new([]);

    [Fact]
    public void Add_ReportedAnswer_CountsWhatTheEndpointSays()
    {
        var ledger = new TryLedger(new Price(1, 10), 100);
        ledger.Add(new ChatResponse(new ChatMessage(ChatRole.Assistant, "four")) { Usage = new UsageDetails { InputTokenCount = 90, OutputTokenCount = 5 } });
        Assert.Equal(new Cost(1, 90, 5, 0.00014m), ledger.Spent);
        Assert.False(ledger.Estimated);
    }

    [Theory]
    [InlineData(0.1, 0.000055)]
    [InlineData(null, 0.0001)]
    public void Add_CachedTokens_AreKeptAndCostTheirOwnPrice(double? cached, double usd)
    {
        var ledger = new TryLedger(new Price(1, 10) { Cached = (decimal?)cached }, 100);
        ledger.Add(new ChatResponse(new ChatMessage(ChatRole.Assistant, "")) { Usage = new UsageDetails { InputTokenCount = 90, OutputTokenCount = 1, CachedInputTokenCount = 50 } });
        Assert.Equal(new Cost(1, 90, 1, (decimal)usd) { CachedTokens = 50 }, ledger.Spent);
        Assert.Equal(140, (ledger.Spent + ledger.Spent + ledger.Spent - ledger.Spent).CachedTokens + 40);
    }

    [Fact]
    public void Add_BrokenAnswer_CountsThePromptAndWhatCame()
    {
        var ledger = new TryLedger(null, 100);
        ledger.Add(new Fault("stalled"), new ChatResponse(new ChatMessage(ChatRole.Assistant, [new TextReasoningContent("12345678"), new TextContent("1234")])));
        Assert.Equal(new Cost(1, 100, 3, 0), ledger.Spent);
        Assert.True(ledger.Estimated);
    }

    [Fact]
    public void Add_Refusal_CountsACallAndNoTokens()
    {
        var ledger = new TryLedger(null, 100);
        ledger.Add(new Fault("too many requests") { Billed = false }, Nothing);
        ledger.Add(new Fault("nobody listens") { Billed = false, Reached = false }, Nothing);
        Assert.Equal(new Cost(1, 0, 0, 0), ledger.Spent);
    }

    [Theory]
    [InlineData(2, 250, 1, true)]
    [InlineData(1, 250, 1, false)]
    [InlineData(2, 249, 1, false)]
    [InlineData(2, 250, 0.00249, false)]
    public void AllowsTry_AfterOne_CountsTheDearestOther(int calls, int tokens, double usd, bool allowed)
    {
        var ledger = new TryLedger(new Price(10, 10), 100) { Limit = new Cost(calls, tokens, 0, (decimal)usd), MaxOutputTokens = 50 };
        ledger.Add(new Fault("stalled"), Nothing);
        Assert.Equal(allowed, ledger.AllowsTry);
    }
}
