using EvoLLM.Evolver;

namespace EvoLLM.Operators.Tests;

/// <summary>What one run paid for, another one need not; and a cache is never the reason for a wrong answer or for the end of a run.</summary>
public sealed class AnswerCacheTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("evollm-cache-").FullName;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public static TheoryData<string> Damages => ["empty", "cut", "foreign", "answer", "prompt", "tokens", "folder"];

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task Propose_AnswerOfAnotherRun_CostsNothingAndSaysSo()
    {
        await using var server = await FakeModelServer.StartAsync(FakeAnswer.Say(TestModels.Fenced));
        var (cold, asked) = await ProposeAsync(server);
        var (warm, known) = await ProposeAsync(server);
        Assert.Single(server.Requests);
        Assert.Equal((cold.Source, 1), (warm.Source, warm.Calls));
        Assert.Equal((new Cost(1, 11, 7, 0), false), (asked.Cost, asked.Cached));
        Assert.Equal((new Cost(0, 0, 0, 0) { KnownAnswers = 1, SavedTokens = 18 }, true), (known.Cost, known.Cached));
        Assert.Equal((asked.Answer, asked.PromptHash, asked.Prompt), (known.Answer, known.PromptHash, known.Prompt));
        Assert.Equal($"{asked.PromptHash[..2]}/{asked.PromptHash}.json", Path.GetRelativePath(_folder, Assert.Single(Files())).Replace('\\', '/'));
    }

    [Fact]
    public async Task Propose_AnotherSeed_IsAnotherSample()
    {
        await using var server = await FakeModelServer.StartAsync(FakeAnswer.Say(TestModels.Fenced));
        await ProposeAsync(server);
        var (_, other) = await ProposeAsync(server, seed: 43);
        Assert.False(other.Cached);
        Assert.Equal(2, server.Requests.Count);
    }

    [Fact]
    public async Task Propose_OtherSampling_IsAnotherQuestion()
    {
        await using var server = await FakeModelServer.StartAsync(FakeAnswer.Say(TestModels.Fenced));
        await ProposeAsync(server);
        await ProposeAsync(server, options: TestModels.Quick with { Temperature = 0.1 });
        Assert.Equal(2, server.Requests.Count);
    }

    [Fact]
    public async Task Propose_SameNameAtAnotherEndpoint_IsAnotherModel()
    {
        await using var first = await FakeModelServer.StartAsync(FakeAnswer.Say(TestModels.Fenced));
        await using var second = await FakeModelServer.StartAsync(FakeAnswer.Say(TestModels.Fenced));
        foreach (var server in new[] { first, second })
        {
            var setup = TestModels.Setup("ollama", server.Address);
            var (_, call) = await ProposeAsync(setup with { Models = [ModelReference.Parse("ollama:tiny")], Environment = name => name == "OLLAMA_HOST" ? server.Address.ToString() : null });
            Assert.False(call.Cached);
        }

        Assert.Equal((1, 1), (first.Requests.Count, second.Requests.Count));
    }

    [Fact]
    public async Task Propose_NoAnswer_IsNotKept()
    {
        await using var server = await FakeModelServer.StartAsync(FakeAnswer.Fail(400, "stopped by the content_filter"), FakeAnswer.Say(TestModels.Fenced));
        Assert.NotNull((await ProposeAsync(server)).Call.Failure);
        Assert.Empty(Files());
        Assert.NotNull((await ProposeAsync(server)).Proposal.Source);
    }

    [Theory]
    [MemberData(nameof(Damages))]
    public async Task Propose_FileThatIsNotWhatWasWritten_AsksAnewAndMendsIt(string damage)
    {
        await using var server = await FakeModelServer.StartAsync(FakeAnswer.Say(TestModels.Fenced));
        await ProposeAsync(server);
        Damage(Assert.Single(Files()), damage);
        var (proposal, call) = await ProposeAsync(server);
        Assert.Equal((TestModels.Program, false), (proposal.Source?.TrimEnd(), call.Cached));
        Assert.Equal(2, server.Requests.Count);
        Assert.Equal(damage != "folder", (await ProposeAsync(server)).Call.Cached);
        Assert.DoesNotContain(Files(), file => file.EndsWith(".tmp", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Propose_ManyAtOnce_LeaveWholeFilesOnly()
    {
        await using var server = await FakeModelServer.StartAsync(FakeAnswer.Say(TestModels.Fenced));
        await Task.WhenAll(Enumerable.Range(0, 24).Select(number => ProposeAsync(server, seed: (ulong)number % 3)));
        Assert.Equal(3, Files().Length);
        var before = server.Requests.Count;
        Assert.All(await Task.WhenAll(Enumerable.Range(0, 3).Select(seed => ProposeAsync(server, (ulong)seed))), row => Assert.True(row.Call.Cached));
        Assert.Equal(before, server.Requests.Count);
    }

    [Theory]
    [InlineData("openai")]
    [InlineData("azure")]
    public async Task Propose_ModelTellsTheKey_ItIsNotInTheCache(string provider)
    {
        await using var server = await FakeModelServer.StartAsync(FakeAnswer.Say($"{TestModels.Fenced}\nThe key is {TestModels.Key}."));
        await ProposeAsync(TestModels.Setup(provider, server.Address));
        Assert.DoesNotContain(TestModels.Key, await File.ReadAllTextAsync(Assert.Single(Files()), Token), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Propose_PriceIsKnown_TheDollarsThatAreSavedAreThoseOfToday()
    {
        await using var server = await FakeModelServer.StartAsync(FakeAnswer.Say(TestModels.Fenced));
        await ProposeAsync(TestModels.Setup("openai", server.Address));
        var prices = Path.Combine(_folder, "prices.yaml");
        await File.WriteAllTextAsync(prices, "- { model: 'openai:*', input: 1000, output: 10000 }", Token);
        var setup = TestModels.Setup("openai", server.Address) with { Environment = name => name == "EVOLLM_PRICES" ? prices : null };

        // 11 tokens in and 7 out.
        Assert.Equal(0.081m, (await ProposeAsync(setup)).Call.Cost.SavedUsd);
    }

    [Fact]
    public void Create_FolderThatIsAFile_IsRefused()
    {
        var file = Path.Combine(_folder, "file");
        File.WriteAllText(file, "");
        var setup = TestModels.Setup("ollama", new Uri("http://127.0.0.1:9/")) with { Cache = file };
        Assert.Contains($"'{file}' cannot be a cache", Assert.Throws<ModelException>(() => new ModelRegistry(setup)).Message, StringComparison.Ordinal);
    }

    private static void Damage(string file, string damage)
    {
        var text = File.ReadAllText(file);
        File.Delete(file);
        switch (damage)
        {
            case "folder":
                Directory.CreateDirectory(Path.Combine(file, "something"));
                return;
            case "answer":
                text = text.Replace("x + 1", "x + 2", StringComparison.Ordinal);
                break;
            case "prompt":
                text = text.Replace("You improve", "You spoil", StringComparison.Ordinal);
                break;
            case "tokens":
                text = text.Replace("\"inputTokens\": 11", "\"inputTokens\": 99", StringComparison.Ordinal);
                break;
            default:
                text = damage switch { "cut" => text[..(text.Length / 2)], "foreign" => "[1, 2]", _ => "" };
                break;
        }

        File.WriteAllText(file, text);
    }

    private string[] Files() => Directory.GetFiles(_folder, "*", SearchOption.AllDirectories).Where(file => !file.EndsWith(".yaml", StringComparison.Ordinal)).ToArray();

    private Task<(Proposal Proposal, ModelCall Call)> ProposeAsync(FakeModelServer server, ulong seed = 42, ModelOptions? options = null) =>
        ProposeAsync(TestModels.Setup("openai", server.Address, options), seed);

    private async Task<(Proposal Proposal, ModelCall Call)> ProposeAsync(ModelSetup setup, ulong seed = 42)
    {
        var log = new MemoryCallLog();
        using var operators = MethodUnderTest.Create("map-elites", setup with { Cache = _folder }, log);
        var proposal = await operators.All[0].ProposeAsync(TestModels.Request(3, TestModels.Parent("// p")) with { Seed = seed }, Token);
        return (proposal, Assert.Single(log.Calls));
    }
}
