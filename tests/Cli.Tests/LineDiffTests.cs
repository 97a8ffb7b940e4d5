namespace EvoLLM.Cli.Tests;

public sealed class LineDiffTests
{
    [Theory]
    [InlineData("a\nb\nc\nd\ne\nf", "a\nb\nc\nX\ne\nf", "  b|  c|- d|+ X|  e|  f")]
    [InlineData("a\nb", "a\nb\nc", "  a|  b|+ c")]
    [InlineData("a\na", "a\na\na", "  a|  a|+ a")]
    [InlineData("x", "y", "- x|+ y")]
    [InlineData(null, "y", "- (nothing)|+ y")]
    [InlineData("a\r\nb\r\n", "a\nc\n", "  a|- b|+ c")]
    public void Of_TwoTexts_ShowsTheLinesThatDifferAndALittleAround(string? first, string? second, string expected) =>
        Assert.Equal(expected, string.Join('|', LineDiff.Of(first, second)));

    [Fact]
    public void Of_LongTexts_IsCut()
    {
        var lines = LineDiff.Of(string.Join('\n', Enumerable.Range(0, 500)), "other").ToList();
        Assert.Equal("- ... and 480 lines more", lines[20]);
        Assert.Equal(22, lines.Count);
    }
}
