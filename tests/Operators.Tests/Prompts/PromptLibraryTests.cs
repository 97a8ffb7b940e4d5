namespace EvoLLM.Operators.Tests;

public sealed class PromptLibraryTests
{
    [Theory]
    [InlineData("map-elites/mutation")]
    [InlineData("map-elites/crossover")]
    [InlineData("map-elites/repair")]
    public void Read_ShippedPrompt_IsWhole(string name)
    {
        var file = new PromptLibrary().Read(name);
        Assert.Equal(name, file.Name);
        Assert.Equal("csharp", file.Output);
        Assert.All(file.Inputs.Values, meaning => Assert.NotEmpty(meaning));
    }

    [Fact]
    public void Read_UsersFolder_Overrides()
    {
        var folder = Directory.CreateTempSubdirectory("prompts");
        try
        {
            var path = Path.Combine(folder.CreateSubdirectory("map-elites").FullName, "mutation.prompt.md");
            File.WriteAllText(path, "---\nname: mine\nversion: 7\noutput: csharp\n---\n# user\nhello\n");
            var library = new PromptLibrary(folder.FullName);
            Assert.Equal(7, library.Read("map-elites/mutation").Version);
            Assert.Equal("map-elites/repair", library.Read("map-elites/repair").Name);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    [Theory]
    [InlineData("", "{{ typo }}", "the variable 'typo' has no value")]
    [InlineData("inputs: { typo: a word }\n", "{{ typo }}", "declares an input 'typo' that has no value")]
    [InlineData("", "{% for a in (1..2000) %}{% for b in (1..2000) %}x{% endfor %}{% endfor %}", "more than 1000000 steps")]
    public async Task RequireValues_PromptThatCannotBeRendered_IsNamedBeforeARun(string inputs, string body, string expected)
    {
        var text = $"---\nname: mine\nversion: 1\noutput: csharp\n{inputs}---\n# user\n{body}\n";
        var prompts = new Dictionary<string, PromptTemplateFile> { ["map-elites/mutation"] = PromptTemplateReader.Parse("mine.prompt.md", text) };
        var exception = await Assert.ThrowsAsync<PromptException>(() => PromptPreview.RequireValuesAsync(prompts, TestModels.Problem, TestContext.Current.CancellationToken));
        Assert.StartsWith("mine.prompt.md: ", exception.Message, StringComparison.Ordinal);
        Assert.Contains(expected, exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Read_UnknownPrompt_SaysWhereItLooked()
    {
        var exception = Assert.Throws<PromptException>(() => new PromptLibrary().Read("map-elites/nothing"));
        Assert.StartsWith("map-elites/nothing.prompt.md: no such prompt in ", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Create_MissingFolder_IsNamed()
    {
        var exception = Assert.Throws<PromptException>(() => new PromptLibrary("no/such/folder"));
        Assert.StartsWith("no/such/folder:", exception.Message, StringComparison.Ordinal);
    }
}
