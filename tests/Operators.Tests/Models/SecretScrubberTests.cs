namespace EvoLLM.Operators.Tests;

public sealed class SecretScrubberTests
{
    [Fact]
    public void Scrub_Key_IsReplacedByAWordThatKeepsAProgramOne() => Assert.Equal(
        "var REDACTED = \"REDACTED\"; // REDACTED",
        new SecretScrubber(null, "sk0123456789abcdef").Scrub("var sk0123456789abcdef = \"sk0123456789abcdef\"; // sk0123456789abcdef"));

    [Theory]
    [InlineData("")]
    [InlineData("i")]
    [InlineData("int")]
    [InlineData("EMPTY")]
    [InlineData("lm-studio")]
    public void Scrub_StandInForAKey_LeavesTheTextAlone(string key)
    {
        const string Text = "for (int i = 0; i < EMPTY; i++) { } // lm-studio";
        Assert.Equal(Text, new SecretScrubber(key).Scrub(Text));
    }
}
