using System.Text.Json;
using EvoLLM.Operators.Tests;

namespace EvoLLM.Cli.Tests;

/// <summary>A run that is driven by a language model, over real HTTP.</summary>
public sealed class ModelRunTests : IDisposable
{
    private const string Key = "sk-this-is-the-secret-key";

    private readonly CommandLine _evollm = new();

    public void Dispose() => _evollm.Dispose();

    [Theory]
    [InlineData("openai", "/v1")]
    [InlineData("ollama", "")]
    [InlineData("azure", "")]
    public async Task Run_Model_IsDrivenByItsAnswers(string provider, string path)
    {
        await using var server = await FakeModelServer.StartAsync((_, number) => FakeAnswer.Say(Answer(number)));
        _evollm.Environment["OPENAI_API_KEY"] = Key;
        _evollm.Environment["AZURE_OPENAI_API_KEY"] = Key;
        var model = $"{provider}:tiny@{server.Address.ToString().TrimEnd('/')}{path}";
        var result = await _evollm.RunAsync("run", "bin-packing", "-m", model, "-n", "14", "--json", "--out", "m");
        Assert.Equal((0, ""), (result.ExitCode, result.Error));
        var lines = result.Output.Trim().Split('\n').Select(line => JsonDocument.Parse(line).RootElement).ToList();
        Assert.Equal(14, lines[^1].GetProperty("evaluations").GetInt32());
        Assert.True(lines[^1].GetProperty("tokens").GetInt64() >= 12 * 18);
        Assert.Contains(lines, line => line.TryGetProperty("operator", out var name) && name.GetString() == "crossover");
        Assert.All(Directory.GetFiles(Path.Combine(_evollm.Folder, "runs", "m")), file =>
            Assert.DoesNotContain(Key, File.ReadAllText(file), StringComparison.Ordinal));

        var shown = await _evollm.RunAsync("show", "m", "2", "--prompts");
        Assert.Contains("Online bin packing", shown.Output, StringComparison.Ordinal);
        Assert.Contains("```csharp", shown.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Run_ProgramThatDoesNotCompile_IsSentBackOnceWithTheDiagnostics()
    {
        await using var server = await FakeModelServer.StartAsync((request, number) =>
            FakeAnswer.Say(request.Body.Contains("CS0103", StringComparison.Ordinal) ? Answer(number) : Answer(number).Replace("1.0", "unknown", StringComparison.Ordinal)));
        var result = await _evollm.RunAsync("run", "bin-packing", "-m", $"openai:tiny@{server.Address}v1", "-n", "6", "--in-flight", "1", "--json");
        Assert.Equal((0, ""), (result.ExitCode, result.Error));
        Assert.DoesNotContain("compile-failed", result.Output, StringComparison.Ordinal);
        Assert.Equal(2 * 4, server.Requests.Count);
    }

    [Fact]
    public async Task Run_WrongKey_StopsWithOneLineAndCanBeResumed()
    {
        await using (var server = await FakeModelServer.StartAsync((_, number) => number < 5 ? FakeAnswer.Say(Answer(number)) : FakeAnswer.Fail(401, $"Incorrect API key provided: {Key}")))
        {
            _evollm.Environment["OPENAI_API_KEY"] = Key;
            _evollm.Environment["OPENAI_BASE_URL"] = $"{server.Address}v1";
            var result = await _evollm.RunAsync("run", "bin-packing", "-m", "openai:tiny", "-n", "20", "--out", "key");
            result.IsOneClearLine(1, "OPENAI_API_KEY");
            Assert.DoesNotContain(Key, result.Output + result.Error, StringComparison.Ordinal);
            Assert.Contains("evollm resume runs/key", result.Error, StringComparison.Ordinal);
        }

        await using var better = await FakeModelServer.StartAsync((_, number) => FakeAnswer.Say(Answer(100 + number)));
        _evollm.Environment["OPENAI_BASE_URL"] = $"{better.Address}v1";
        var resumed = await _evollm.RunAsync("resume", "key", "--json");
        Assert.Equal((0, ""), (resumed.ExitCode, resumed.Error));
        Assert.Equal(20, JsonDocument.Parse(resumed.Output.Trim().Split('\n')[^1]).RootElement.GetProperty("evaluations").GetInt32());
    }

    [Fact]
    public async Task Resume_UsdWithoutAPrice_IsRefusedAndWithOneIsKept()
    {
        await using var server = await FakeModelServer.StartAsync((_, number) => FakeAnswer.Say(Answer(number)));
        Assert.Equal(0, (await _evollm.RunAsync("run", "bin-packing", "-m", $"openai:tiny@{server.Address}v1", "-n", "6", "--out", "usd")).ExitCode);
        (await _evollm.RunAsync("resume", "usd", "-n", "500", "--usd", "0.05")).IsOneClearLine(2, "openai:tiny", "EVOLLM_PRICES");

        // 7 tokens out make 0.000035 USD a call; 0.04096 USD are set aside for a proposal.
        _evollm.Environment["EVOLLM_PRICES"] = _evollm.File("prices.yaml", "- { model: 'openai:*', input: 0, output: 5 }");
        var result = await _evollm.RunAsync("resume", "usd", "-n", "5000", "--usd", "0.0415", "--json");
        Assert.Equal((0, ""), (result.ExitCode, result.Error));
        var ending = JsonDocument.Parse(result.Output.Trim().Split('\n')[^1]).RootElement;
        Assert.Equal("usd", ending.GetProperty("ending").GetString());
        Assert.InRange(ending.GetProperty("usd").GetDouble(), 0.0004, 0.0415);
    }

    [Fact]
    public async Task Resume_PromptsAndSampling_AreThoseOfTheRun()
    {
        await using var server = await FakeModelServer.StartAsync((_, number) => FakeAnswer.Say(Answer(number)));
        var prompt = _evollm.File("own/map-elites/mutation.prompt.md", Prompt("Say it in verse."));
        string[] run = ["run", "bin-packing", "-m", $"openai:tiny@{server.Address}v1", "-n", "12", "--prompts", "own", "--temperature", "0.25", "--top-p", "0.5", "--max-output-tokens", "700", "--stop-at", "THE END", "--out", "own-words"];
        Assert.Equal(0, (await _evollm.RunAsync(run)).ExitCode);
        var before = server.Requests.Count;
        Assert.Equal(0, (await _evollm.RunAsync("resume", "own-words", "-n", "24")).ExitCode);
        var resumed = server.Requests.Skip(before).ToList();
        Assert.All(resumed, request =>
        {
            Assert.Equal(0.25, request.Json.GetProperty("temperature").GetDouble());
            Assert.Equal(0.5, request.Json.GetProperty("top_p").GetDouble());
            Assert.Equal(700, request.Json.GetProperty("max_completion_tokens").GetInt32());
            Assert.Equal("THE END", request.Json.GetProperty("stop")[0].GetString());
        });
        Assert.Contains(resumed, request => request.Body.Contains("in verse", StringComparison.Ordinal));

        await File.WriteAllTextAsync(prompt, Prompt("Say it in prose."), TestContext.Current.CancellationToken);
        (await _evollm.RunAsync("resume", "own-words", "-n", "30")).IsOneClearLine(2, "own/map-elites/mutation.prompt.md", "--prompts");
        var accepted = await _evollm.RunAsync("resume", "own-words", "-n", "30", "--prompts", "own");
        Assert.Equal(0, accepted.ExitCode);
        Assert.StartsWith("Note: The run was begun with other prompts", accepted.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("nowhere", "no such folder")]
    [InlineData("empty", "map-elites/mutation.prompt.md")]
    public async Task Run_FolderWithoutPrompts_IsRefused(string folder, string expected)
    {
        Directory.CreateDirectory(Path.Combine(_evollm.Folder, "empty"));
        (await _evollm.RunAsync("run", "bin-packing", "-m", "ollama:tiny", "--prompts", folder)).IsOneClearLine(2, folder, expected);
    }

    [Fact]
    public async Task Run_NobodyListens_SaysWhereAndWhatToDo()
    {
        var result = await _evollm.RunAsync("run", "bin-packing", "-m", "ollama:tiny@http://127.0.0.1:9", "-n", "20");
        result.IsOneClearLine(1, "127.0.0.1:9", "ollama serve");
    }

    [Fact]
    public async Task Run_ModelNotPulled_SaysHowToPullIt()
    {
        await using var server = await FakeModelServer.StartAsync(FakeAnswer.Fail(404, "model 'tiny' not found"));
        var result = await _evollm.RunAsync("run", "bin-packing", "-m", $"ollama:tiny@{server.Address}", "-n", "20");
        result.IsOneClearLine(1, "ollama pull tiny");
    }

    [Fact]
    public async Task Models_GivenOnes_AreProbedEachInOneLine()
    {
        await using var server = await FakeModelServer.StartAsync(FakeAnswer.Say("OK"));
        var result = await _evollm.RunAsync("models", "offline", $"ollama:tiny@{server.Address}", "ollama:tiny@http://127.0.0.1:9");
        Assert.Equal(1, result.ExitCode);
        var lines = result.Output.Trim().Split('\n');
        Assert.Equal(3, lines.Length);
        Assert.Contains("ok", lines[1], StringComparison.Ordinal);
        Assert.Contains("127.0.0.1:9", lines[2], StringComparison.Ordinal);
    }

    private static string Prompt(string line) =>
        $$$"""
        ---
        name: verse
        version: 1
        output: csharp
        inputs:
          parents: the programs to start from
        ---
        # user
        {{{line}}}
        {% for parent in parents %}{{ parent.source }}{% endfor %}
        """;

    private static string Answer(int number) =>
        $$"""
        Weigh the gap.

        ```csharp
        using System;

        public static class Candidate
        {
            public static void Priority(double item, ReadOnlySpan<double> remaining, Span<double> priority)
            {
                for (var i = 0; i < remaining.Length; i++)
                {
                    priority[i] = 1.0 - Math.Abs(remaining[i] - item - {{number}}.25);
                }
            }
        }
        ```
        """;
}
