using FsCheck;
using FsCheck.Xunit;

namespace EvoLLM.Cli.Tests;

/// <summary>Colours must order the cells as their fitness does, for every eye and in print.</summary>
public sealed class ColourScaleTests
{
    // matplotlib's viridis at 0, 1/4, 1/2, 3/4 and 1.
    [Theory]
    [InlineData(0, 0x440154)]
    [InlineData(0.25, 0x3B528B)]
    [InlineData(0.5, 0x21918C)]
    [InlineData(0.75, 0x5EC962)]
    [InlineData(1, 0xFDE725)]
    public void Shade_Place_IsViridis(double place, uint colour)
    {
        var (shade, expected) = (ColourScale.Shade(place), Colour.Of(colour));
        Assert.InRange(shade.Red, expected.Red - 6, expected.Red + 6);
        Assert.InRange(shade.Green, expected.Green - 6, expected.Green + 6);
        Assert.InRange(shade.Blue, expected.Blue - 6, expected.Blue + 6);
    }

    [Fact]
    public void Shade_EqualSteps_AreEquallyBrighter()
    {
        var lightness = Enumerable.Range(0, 21).Select(i => ColourVision.Lightness(ColourScale.Shade(i / 20.0))).ToList();
        Assert.All(lightness.Zip(lightness.Skip(1), (before, after) => after - before), step => Assert.InRange(step, 2, 6));
    }

    [Property]
    public void At_BetterFitness_IsNoDarker(NormalFloat[] values)
    {
        var fitness = values.Select(value => value.Get).Append(0).Order().ToList();
        var scale = ColourScale.For(fitness);
        var lightness = fitness.Select(value => ColourVision.Lightness(scale.At(value))).ToList();
        Assert.All(lightness.Zip(lightness.Skip(1)), pair => Assert.True(pair.Second >= pair.First - 0.5));
        Assert.Equal(ColourScale.Shade(1), scale.At(fitness[^1]));
    }

    [Fact]
    public void For_FewHopelessValues_LeavesTheColoursToTheOthers()
    {
        var scale = ColourScale.For([-5000, -400, .. Enumerable.Range(0, 100).Select(i => i / 100.0)]);
        Assert.Equal((0, 0.99, 2), (scale.Low, scale.High, scale.Below));
    }
}
