using System.Text.Json;
using FsCheck.Xunit;

namespace EvoLLM.Evolver.Tests;

public sealed class CostTests
{
    private const string Before = """{"calls":1,"inputTokens":20,"outputTokens":3,"usd":0.5}""";

    [Fact]
    public void Read_CostOfAnOlderRun_HasNoCachedTokensAndIsWrittenAsItWas()
    {
        var cost = JsonSerializer.Deserialize<Cost>(Before, JournalFormat.Json);
        Assert.Equal(new Cost(1, 20, 3, 0.5m), cost);
        Assert.Equal(Before, JsonSerializer.Serialize(cost, JournalFormat.Json));
    }

    [Fact]
    public void Read_CachedTokensAndKnownAnswers_AreThoseThatWereWritten()
    {
        var cost = new Cost(1, 20, 3, 0.5m) { CachedTokens = 16, KnownAnswers = 2, SavedTokens = 40, SavedUsd = 0.25m };
        Assert.Equal(cost, JsonSerializer.Deserialize<Cost>(JsonSerializer.Serialize(cost, JournalFormat.Json), JournalFormat.Json));
    }

    /// <summary>Costs are a commutative group: what was added can be taken away again.</summary>
    [Property]
    public bool Add_AnyTwo_CanBeTakenAwayAgain(int[] left, int[] right)
    {
        var (a, b) = (Of(left), Of(right));
        return a + b == b + a && a + b - b == a && (a + b).Tokens == a.Tokens + b.Tokens;
    }

    private static Cost Of(int[] values)
    {
        int At(int index) => index < values.Length ? values[index] % 1000 : index;
        return new Cost(At(0), At(1), At(2), At(3)) { CachedTokens = At(4), KnownAnswers = At(5), SavedTokens = At(6), SavedUsd = At(7) };
    }
}
