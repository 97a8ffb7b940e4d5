namespace EvoLLM.Operators.Tests;

public sealed class PriceTableTests
{
    [Theory]
    [InlineData("- { model: 'openai:gpt-*', input: 2.5, output: 10 }\n- { model: '*', input: 1, output: 1 }")]
    [InlineData("""[{"model":"openai:gpt-*","input":2.5,"output":10},{"model":"*","input":1,"output":1}]""")]
    public void Find_FirstMatchingRow_Holds(string text)
    {
        var prices = Load(text);
        Assert.Equal(new Price(2.5m, 10), prices.Find(ModelReference.Parse("openai:gpt-9@http://127.0.0.1/v1")));
        Assert.Equal(new Price(1, 1), prices.Find(ModelReference.Parse("azure:other")));
    }

    [Fact]
    public void Find_NoRow_OllamaIsFreeAndOthersAreUnknown()
    {
        var prices = Load("[]");
        Assert.Equal(Price.Free, prices.Find(ModelReference.Parse("ollama:tiny")));
        Assert.Null(prices.Find(ModelReference.Parse("openai:gpt")));
    }

    [Fact]
    public void Find_CachedPrice_IsReadWhereThereIsOne()
    {
        var prices = Load("[{ model: 'openai:a', input: 2, cached: 0.5, output: 8 }, { model: 'openai:b', input: 2, output: 8 }]");
        Assert.Equal(0.5m, prices.Find(ModelReference.Parse("openai:a"))?.Cached);
        Assert.Null(prices.Find(ModelReference.Parse("openai:b"))?.Cached);
    }

    [Fact]
    public void Of_TokensByTheMillion_GivesDollars() => Assert.Equal(0.03m, new Price(2, 10).Of(10_000, 1_000));

    [Theory]
    [InlineData("- { model: x, input: -1, output: 1 }")]
    [InlineData("- { model: x, input: 1, cached: -1, output: 1 }")]
    [InlineData("- { modle: x }")]
    [InlineData("- { model: x, input: 1 }")]
    [InlineData("- {")]
    [InlineData("just words")]
    public void Load_BadFile_IsNamedInOneLine(string text)
    {
        var exception = Assert.Throws<ModelException>(() => Load(text));
        Assert.Contains("EVOLLM_PRICES", exception.Message, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', exception.Message);
    }

    [Fact]
    public void Load_MissingFile_IsNamed()
    {
        var exception = Assert.Throws<ModelException>(() => PriceTable.FromEnvironment(_ => "no/such/prices.yaml"));
        Assert.Contains("no/such/prices.yaml", exception.Message, StringComparison.Ordinal);
    }

    private static PriceTable Load(string text)
    {
        var path = Path.GetTempFileName();
        try
        {
            File.WriteAllText(path, text);
            return PriceTable.FromEnvironment(name => name == "EVOLLM_PRICES" ? path : null);
        }
        finally
        {
            File.Delete(path);
        }
    }
}
