namespace EvoLLM.Operators.Tests;

public sealed class PromptTemplateTests
{
    private const string Header = "---\nname: t\nversion: 1\ninputs:\n  given: a value\noutput: text\n---\n";

    [Theory]
    [InlineData("no front matter", "t.prompt.md(1,1): a prompt begins with front matter")]
    [InlineData("---\nname: t\n# user\nhello", "t.prompt.md(1,1): a prompt begins with front matter")]
    [InlineData("---\nname: t\nversion: one\n---\n# user\nhello", "t.prompt.md(3,10): ")]
    [InlineData("---\nname: t\nversoin: 1\n---\n# user\nhello", "t.prompt.md(3,1): ")]
    [InlineData("---\nversion: 1\noutput: text\n---\n# user\nhello", "t.prompt.md(1,1): the front matter gives no name")]
    [InlineData("---\nname: t\noutput: text\n---\n# user\nhello", "t.prompt.md(1,1): the front matter gives no version")]
    [InlineData(Header + "hello", "t.prompt.md(8,1): text stands before the first heading")]
    [InlineData(Header + "# system\nhello", "there is no '# user' part")]
    [InlineData(Header + "# user\n\nfine\n{% if given %}never ends", "t.prompt.md(11,")]
    [InlineData(Header + "# system\nfine\n# user\nfine\n{{ given | }}", "t.prompt.md(12,")]
    public void Read_FaultyFile_NamesFileAndPlaceInOneLine(string text, string expected)
    {
        var exception = Assert.Throws<PromptException>(() => Read(text));
        Assert.Contains(expected, exception.Message, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', exception.Message);
    }

    [Theory]
    [InlineData("{{ missing }}")]
    [InlineData("{% for x in missing %}{{ x }}{% endfor %}")]
    [InlineData("{% if missing %}yes{% endif %}")]
    public async Task Ask_UndeclaredVariable_NamesFileAndVariable(string body)
    {
        var function = new PromptFunction(Read(Header + "# user\n" + body));
        using var client = new ScriptedChatClient(_ => "ok");
        var values = new Dictionary<string, object?> { ["given"] = "x" };
        var exception = await Assert.ThrowsAsync<PromptException>(() => function.AskAsync(client, values, [], TestContext.Current.CancellationToken));
        Assert.Equal("t.prompt.md: the variable 'missing' has no value", exception.Message);
        Assert.Empty(client.Asked);
    }

    [Fact]
    public async Task Ask_DeclaredInputNotGiven_NamesIt()
    {
        var function = new PromptFunction(Read(Header + "# user\nhello"));
        using var client = new ScriptedChatClient(_ => "ok");
        var values = new Dictionary<string, object?>();
        var exception = await Assert.ThrowsAsync<PromptException>(() => function.AskAsync(client, values, [], TestContext.Current.CancellationToken));
        Assert.Contains("'given' has no value", exception.Message, StringComparison.Ordinal);
    }

    private static PromptTemplateFile Read(string text)
    {
        var file = PromptTemplateReader.Parse("t.prompt.md", text);
        _ = LiquidPromptTemplate.Parse(file.Path, file.Body);
        return file;
    }
}
