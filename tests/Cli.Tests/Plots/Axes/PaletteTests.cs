using EvoLLM.Evolver;

namespace EvoLLM.Cli.Tests;

/// <summary>Lines must be told apart by people without red or without green cones too.</summary>
public sealed class PaletteTests
{
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Series_AnyTwoOfTheFirstSeven_DifferForDichromats(bool withoutRedCones)
    {
        var colours = Enumerable.Range(0, 7).Select(index => Palette.Series(index).Colour).ToList();
        foreach (var (first, second) in colours.SelectMany((colour, i) => colours.Skip(i + 1).Select(other => (colour, other))))
        {
            Assert.True(ColourVision.Difference(first, second, withoutRedCones) > 10, $"{first} and {second}");
        }
    }

    [Fact]
    public void Series_BeyondTheColours_AreDashed() =>
        Assert.Equal(21, Enumerable.Range(0, 21).Select(index => Palette.Series(index)).Select(pen => $"{pen.Colour} {string.Join(' ', pen.Dashes)}").Distinct().Count());

    [Fact]
    public void Of_EveryStatus_HasAColourOfItsOwn()
    {
        var statuses = Enum.GetValues<EvaluationStatus>();
        Assert.Equal(statuses.Length, statuses.Select(Palette.Of).Distinct().Count());
    }
}
