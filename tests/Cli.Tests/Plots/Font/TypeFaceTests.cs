namespace EvoLLM.Cli.Tests;

/// <summary>Letters must be the right ones and as wide as the SVG viewer's, or texts run into one another.</summary>
public sealed class TypeFaceTests
{
    // The advance widths of Arial, in units of 2048 an em.
    [Theory]
    [InlineData("0", 1139)]
    [InlineData("A", 1366)]
    [InlineData("i", 455)]
    [InlineData("W", 1933)]
    [InlineData("%", 1821)]
    [InlineData(" ", 569)]
    public void Width_Letter_IsArials(string letter, int width) => Assert.Equal(width / 2048.0, TypeFace.Width(letter, 1), 1e-9);

    [Theory]
    [InlineData('o', 2)]
    [InlineData('8', 3)]
    [InlineData('i', 2)]
    [InlineData('L', 1)]
    [InlineData('ö', 4)]
    [InlineData('Ж', 1)]
    [InlineData('σ', 2)]
    public void Outlines_Letter_HasItsContours(char letter, int contours) => Assert.Equal(contours, TypeFace.Outlines(letter.ToString(), 12).Count());

    [Fact]
    public void Outlines_Ring_LeavesItsInsideFree()
    {
        var coverage = new Coverage(100, 100);
        foreach (var outline in TypeFace.Outlines("o", 100))
        {
            coverage.Add([.. outline.Select(point => new Point(point.X, 90 - point.Y))]);
        }

        var covered = new HashSet<(int X, int Y)>();
        coverage.Paint((x, y, share) => covered.Add((x, y)));
        Assert.DoesNotContain((28, 64), covered);
        Assert.Contains((7, 64), covered);
        Assert.Contains((48, 64), covered);
    }

    [Fact]
    public void Outlines_LetterThatTheFaceLacks_IsAFrame() => Assert.Equal(2, TypeFace.Outlines("語", 12).Count());

    [Theory]
    [InlineData("short", "short")]
    [InlineData("openai:some-organisation/some-model@http://127.0.0.1:8000/v1", "openai:")]
    public void Fit_Text_IsNoWiderThanAsked(string text, string beginning)
    {
        var fitted = TypeFace.Fit(text, 12, 100);
        Assert.InRange(TypeFace.Width(fitted, 12), 1, 100);
        Assert.StartsWith(beginning, fitted, StringComparison.Ordinal);
        Assert.Equal(text[^1], fitted[^1]);
    }
}
