using System.Text.Json;
using EvoLLM.Evolver;
using EvoLLM.Operators.Tests;

namespace EvoLLM.Cli.Tests;

/// <summary>Answers that were paid for once: from the cache that runs share, and from a recorded run.</summary>
public sealed class KnownAnswerTests : IDisposable
{
    private readonly CommandLine _evollm = new();

    public void Dispose() => _evollm.Dispose();

    [Fact]
    public async Task Run_CacheThatHasAllAnswers_AsksNobodyAndFindsTheSame()
    {
        await using var server = await FakeModelServer.StartAsync((request, _) => PromptAnswers.Program(request));
        string[] run = ["run", "bin-packing", "--cache", "answers", .. TwoModels(server.Address)];
        var cold = await EndAsync([.. run, "-n", "20", "--out", "cold"]);
        var asked = server.Requests.Count;
        Assert.Equal((asked, 0), (cold.GetProperty("calls").GetInt32(), cold.GetProperty("knownAnswers").GetInt32()));

        await EndAsync([.. run, "-n", "12", "--out", "warm"]);
        var warm = await EndAsync("resume", "warm", "-n", "20", "--cache", "answers");
        Assert.Equal(asked, server.Requests.Count);
        Assert.Equal((0, 0, 0m), (warm.GetProperty("calls").GetInt32(), warm.GetProperty("tokens").GetInt32(), warm.GetProperty("usd").GetDecimal()));
        Assert.Equal(asked, warm.GetProperty("knownAnswers").GetInt32());
        Assert.Equal(cold.GetProperty("tokens").GetInt32(), warm.GetProperty("savedTokens").GetInt32());
        Assert.Equal(cold.GetProperty("usd").GetDecimal(), warm.GetProperty("savedUsd").GetDecimal());
        Assert.Equal(Candidates("cold"), Candidates("warm"));
        Assert.Contains($"{asked} answers known already, which saved", (await _evollm.RunAsync("show", "warm")).Output, StringComparison.Ordinal);
        foreach (var name in (string[])["cold", "warm"])
        {
            Assert.Contains("all equal", (await _evollm.RunAsync("replay", name)).Output, StringComparison.Ordinal);
        }

        var prompts = JsonDocument.Parse((await _evollm.RunAsync("show", "cold", "--json")).Output).RootElement.GetProperty("prompts");
        Assert.Equal(asked, prompts.GetProperty("count").GetInt32());
        Assert.InRange(prompts.GetProperty("repeatedTokens").GetInt64(), 128, prompts.GetProperty("tokens").GetInt64());
        Assert.Matches(@"prompts of about [\d,]+ tokens: \d+\.\d % begin as an earlier one", (await _evollm.RunAsync("show", "cold")).Output);
    }

    [Fact]
    public async Task Run_ReplayOfARun_MakesTheSameCandidatesWithoutTheModels()
    {
        string[] models;
        await using (var server = await FakeModelServer.StartAsync((request, _) => PromptAnswers.Of(request)))
        {
            models = TwoModels(server.Address);
            await EndAsync(["run", "bin-packing", "-n", "20", .. models, "--out", "recorded"]);
        }

        string[] again = ["run", "bin-packing", .. models[4..], "-m"];
        await EndAsync([.. again, "replay:recorded", "-n", "12", "--out", "again"]);
        var end = await EndAsync("resume", "again", "-n", "20");
        Assert.Equal((0, 0m), (end.GetProperty("calls").GetInt32(), end.GetProperty("usd").GetDecimal()));
        Assert.Equal(Candidates("recorded"), Candidates("again"));
        Assert.Contains("(answers of run recorded)", (await _evollm.RunAsync("show", "again")).Output, StringComparison.Ordinal);

        // A run of a run goes, too.
        await EndAsync([.. again, "replay:runs/again", "-n", "20", "--out", "third"]);
        Assert.Equal(Candidates("recorded"), Candidates("third"));
        var probe = await _evollm.RunAsync("models", "replay:recorded", "replay:nowhere");
        Assert.Matches(@"ok; \d+ recorded answers of openai:dear@", probe.Output);
        Assert.Contains("there is no run 'nowhere'", probe.Output, StringComparison.Ordinal);

        // What the record does not hold ends a run in order; and a replay of the run needs no record.
        (await _evollm.RunAsync("resume", "again", "-n", "40")).IsOneClearLine(1, "Proposal ", "run 'recorded'", "--model");
        Directory.Move(Path.Combine(_evollm.Folder, "runs", "recorded"), Path.Combine(_evollm.Folder, "elsewhere"));
        (await _evollm.RunAsync("resume", "again", "-n", "60")).IsOneClearLine(2, "there is no run 'recorded'");
        Assert.Contains("all equal", (await _evollm.RunAsync("replay", "again")).Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Run_ReplayOfNothing_IsRefusedBeforeAnythingIsMade()
    {
        (await _evollm.RunAsync("run", "bin-packing", "-m", "replay:nowhere")).IsOneClearLine(2, "there is no run 'nowhere'");
        (await _evollm.RunAsync("run", "bin-packing", "-m", "replay:a", "-m", "ollama:tiny")).IsOneClearLine(2, "'replay:a'", "name it alone");
        (await _evollm.RunAsync("run", "bin-packing", "--cache", "answers")).IsOneClearLine(2, "--cache has no effect");
        Assert.Empty(Directory.GetDirectories(_evollm.Folder));
        await EndAsync("run", "bin-packing", "-n", "3", "--out", "offline");
        (await _evollm.RunAsync("run", "bin-packing", "-m", "replay:offline")).IsOneClearLine(2, "the run asked no model");
        Assert.Single(Directory.GetDirectories(Path.Combine(_evollm.Folder, "runs")));
    }

    [Fact]
    public async Task Run_AzureWithoutKeyAndIdentity_NamesBothWays()
    {
        _evollm.Environment["AZURE_TOKEN_CREDENTIALS"] = "EnvironmentCredential";
        _evollm.Environment["AZURE_CLIENT_ID"] = null;
        var run = await _evollm.RunAsync("run", "bin-packing", "-m", "azure:dep@https://no-such-host.invalid", "-n", "8", "--out", "azure");
        run.IsOneClearLine(1, "azure:dep", "no identity", "AZURE_OPENAI_API_KEY", "az login");
        Assert.Contains("evollm resume runs/azure", run.Error, StringComparison.Ordinal);
    }

    /// <summary>Two models, of which one is dearer, chosen by what they gain for their cost.</summary>
    private string[] TwoModels(Uri address)
    {
        _evollm.Environment["EVOLLM_PRICES"] = _evollm.File("prices.yaml", "- { model: 'openai:dear', input: 100, output: 100 }\n- { model: 'openai:cheap', input: 1, output: 1 }");
        return ["-m", $"openai:dear@{address}v1", "-m", $"openai:cheap@{address}v1", "--choose-model", "ucb", "--choose-operator", "thompson"];
    }

    private async Task<JsonElement> EndAsync(params string[] arguments)
    {
        var result = await _evollm.RunAsync([.. arguments, "--json"]);
        Assert.Equal((0, ""), (result.ExitCode, result.Error));
        return JsonDocument.Parse(result.Output.Trim().Split('\n')[^1]).RootElement;
    }

    /// <summary>All that a run made, but not what it cost.</summary>
    private string[] Candidates(string run)
    {
        using var reader = RunReader.Open(Path.Combine(_evollm.Folder, "runs", run));
        return [.. reader.Proposals().Select(record => JsonSerializer.Serialize(record with { Cost = default, Elapsed = default, CpuTime = default, Evaluation = record.Evaluation with { Measures = null } }))];
    }
}
