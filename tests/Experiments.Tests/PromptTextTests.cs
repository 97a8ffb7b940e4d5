using EvoLLM.Evolver;
using EvoLLM.Operators;

namespace EvoLLM.Experiments.Tests;

/// <summary>Prompts that stand in a script or a program, and in no file.</summary>
public sealed class PromptTextTests : IDisposable
{
    private const string Mutation = "map-elites/mutation";

    private const string Text =
        """
        # system

        You write C#. The class is `{{ type }}` and offers `public static {{ signature }}`.

        # user

        {% for parent in parents %}
        ```csharp
        {{ parent.source }}
        ```
        {% endfor %}
        A phrase that no shipped prompt has. Answer in one block that begins with ```csharp.
        """;

    private readonly string _folder = Directory.CreateTempSubdirectory("evollm-texts-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Run_TextInline_IsWhatTheModelIsAskedAndItsHashIsStored()
    {
        await using var server = await MockModelServer.StartAsync(new MockModelOptions());
        var (own, other, shipped) = (await RunAsync(server, "own", Text), await RunAsync(server, "other", Text + " Soon."), await RunAsync(server, "shipped", null));
        Assert.All(Prompts(own), prompt => Assert.Contains("A phrase that no shipped prompt has.", prompt, StringComparison.Ordinal));
        Assert.All(Prompts(shipped), prompt => Assert.DoesNotContain("A phrase", prompt, StringComparison.Ordinal));
        Assert.Equal(3, new[] { own, other, shipped }.Select(result => result.Header.Prompts[Mutation]).Distinct().Count());
        Assert.Equal(shipped.Header.Prompts["map-elites/repair"], own.Header.Prompts["map-elites/repair"]);
    }

    [Fact]
    public async Task Run_TextWithFrontMatter_HasItsOwn()
    {
        await using var server = await MockModelServer.StartAsync(new MockModelOptions());
        var result = await RunAsync(server, "front", $"---\nname: mine\nversion: 7\ninputs:\n  type: the class\n  signature: the method\n  parents: programs\noutput: csharp\n---\n\n{Text}");
        Assert.All(Prompts(result), prompt => Assert.Contains("A phrase that no shipped prompt has.", prompt, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(Mutation, "# user\n\n{{ wether }} it is", "the text of 'map-elites/mutation': the variable 'wether' has no value")]
    [InlineData(Mutation, "# user\n\nA\n{% if %}", "the text of 'map-elites/mutation'(4,")]
    [InlineData(Mutation, "Improve it.", "the text of 'map-elites/mutation'(1,1): text stands before the first heading")]
    [InlineData(Mutation, "---\nname: mine\n---\n# user\n\nA", "gives no version")]
    [InlineData("reevo/crossover", "# user\n\nA", "The text of 'reevo/crossover' has no effect: the prompts in use are map-elites/crossover, map-elites/mutation, map-elites/repair.")]
    public async Task Run_WrongText_IsRefusedInOneLineAndNothingIsStored(string name, string text, string part)
    {
        var fault = await Assert.ThrowsAsync<PromptException>(() => Experiment("http://127.0.0.1:9/", "wrong", new() { [name] = text }).RunAsync(Token));
        Assert.Contains(part, fault.Message, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', fault.Message);
        Assert.Empty(Directory.GetDirectories(_folder));
    }

    [Fact]
    public async Task Run_TextWithoutAModel_IsRefused()
    {
        var experiment = Experiment("http://127.0.0.1:9/", "offline", new() { [Mutation] = Text }) with { Models = ["offline"] };
        Assert.Contains("no language model", (await Assert.ThrowsAsync<PromptException>(() => experiment.RunAsync(Token))).Message, StringComparison.Ordinal);
    }

    /// <summary>A shipped text in its own place says what it said before, and is no fault, whatever it is filled in with.</summary>
    [Theory]
    [InlineData("map-elites")]
    [InlineData("elm")]
    [InlineData("eoh")]
    [InlineData("evolution-of-thought")]
    [InlineData("evoprompting")]
    [InlineData("evoscale")]
    [InlineData("funsearch")]
    [InlineData("mind-evolution")]
    [InlineData("reevo")]
    public async Task Run_ShippedTextsInline_AreTaken(string method)
    {
        await using var server = await MockModelServer.StartAsync(new MockModelOptions());
        var library = new PromptLibrary();
        var used = await (Experiment(server.Address.AbsoluteUri, "first", []) with { Method = method, Evaluations = 2 }).RunAsync(Token);
        var texts = used.Header.Prompts.Keys.ToDictionary(name => name, name => library.Read(name).Body.TrimStart());
        var again = await (Experiment(server.Address.AbsoluteUri, "again", texts) with { Method = method, Evaluations = 2 }).RunAsync(Token);
        Assert.Equal(used.ReadRecords().Select(record => record.Source), again.ReadRecords().Select(record => record.Source));
    }

    private async Task<ExperimentResult> RunAsync(MockModelServer server, string name, string? text) =>
        await Experiment(server.Address.AbsoluteUri, name, text is null ? [] : new() { [Mutation] = text }).RunAsync(Token);

    private Experiment Experiment(string address, string name, Dictionary<string, string> texts) => new(new Halves())
    {
        Folder = Path.Combine(_folder, name),
        Models = [$"openai:mock@{address}v1"],
        Evaluations = 4,
        PromptTexts = texts,
    };

    private static List<string> Prompts(ExperimentResult result)
    {
        using var reader = RunReader.Open(result.Folder);
        return [.. result.ReadRecords().SelectMany(record => reader.Calls(record.Id)).Where(call => call.Template == Mutation).Select(call => call.Prompt)];
    }
}
