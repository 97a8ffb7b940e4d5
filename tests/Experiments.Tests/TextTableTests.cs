namespace EvoLLM.Experiments.Tests;

/// <summary>Tables in plain text.</summary>
public sealed class TextTableTests
{
    [Fact]
    public void ToString_NumbersAndWords_AreAligned()
    {
        var table = new TextTable("model", "score").Row("a", 12.3456789).Row("longer", null).Row("b", 7);
        Assert.Equal(
            """
            model   score
            a       12.35
            longer      -
            b           7

            """.ReplaceLineEndings(),
            table.ToString());
    }

    [Fact]
    public void Row_TooFewCells_IsRefused() =>
        Assert.Contains("1 cells", Assert.Throws<ArgumentException>(() => new TextTable("a", "b").Row(1)).Message, StringComparison.Ordinal);
}
