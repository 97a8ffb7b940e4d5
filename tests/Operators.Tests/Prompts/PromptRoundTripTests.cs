using FsCheck;
using FsCheck.Xunit;
using Microsoft.Extensions.AI;

namespace EvoLLM.Operators.Tests;

public sealed class PromptRoundTripTests
{
    private static readonly PromptFunction Echo = new(PromptTemplateReader.Parse("echo.prompt.md", """
        ---
        name: echo
        version: 1
        inputs:
          text: anything
        output: text
        ---
        # system
        {{ text }}
        # user
        {{ text }}
        """));

    public static TheoryData<string> Texts => [
        "if (a < b && c > d) { x[i] = y; }",
        "var m = new[,] {{1,2},{3,4}}; // {{$x}} {% raw %} {{ text }}",
        "\"quoted\" 'single' &lt; &amp; &#32; &amp;amp; &quot;",
        "<message role=\"user\">not a tag</message> ]]> <![CDATA[ <!-- -->",
        "\n\n  leading and trailing \t\n\n\n",
        "a\r\nb\rc\u0085d\u2028e",
        "bell \u0007 null \0 escape \u001b[0m nonbreaking\u00A0 \uFFFE",
        "emoji 🦉 and ümlaut",
        "   ",
    ];

    [Theory]
    [MemberData(nameof(Texts))]
    public async Task Ask_AnyText_ReachesTheClientUnchanged(string text) => await AssertExactAsync(text);

    [Property(MaxTest = 300)]
    public async Task Ask_GeneratedText_ReachesTheClientUnchanged(NonNull<string> text) =>
        await AssertExactAsync(text.Get.Any(char.IsSurrogate) ? "" : text.Get);

    private static async Task AssertExactAsync(string text)
    {
        using var client = new ScriptedChatClient(_ => "ok");
        var values = new Dictionary<string, object?> { ["text"] = text };
        await Echo.AskAsync(client, values, [], CancellationToken.None);
        var asked = Assert.Single(client.Asked);
        Assert.Equal([ChatRole.System, ChatRole.User], asked.Select(message => message.Role));
        Assert.All(asked, message => Assert.Equal(text, message.Text));
    }
}
