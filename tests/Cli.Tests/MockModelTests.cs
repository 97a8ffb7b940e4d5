using System.Diagnostics;
using System.Text.Json;
using EvoLLM.Operators;
using EvoLLM.Operators.Tests;

namespace EvoLLM.Cli.Tests;

/// <summary>Runs that are rehearsed with the mock model.</summary>
public sealed class MockModelTests : IDisposable
{
    private readonly CommandLine _evollm = new();

    public void Dispose() => _evollm.Dispose();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task MockModel_UntilInterrupted_SaysHowToUseItAndWhatItDid()
    {
        using var process = _evollm.Start("mock-model", "--port", "0", "--json");
        var models = JsonDocument.Parse((await process.StandardOutput.ReadLineAsync(Token))!).RootElement;
        foreach (var protocol in new[] { "openai", "ollama" })
        {
            var model = models.GetProperty(protocol).GetString()!;
            Assert.Equal(ModelReference.Parse(model).ToString(), model);
            Assert.Equal(0, (await _evollm.RunAsync("models", model)).ExitCode);
        }

        await EndAsync(process);
        Assert.Equal(2, JsonDocument.Parse(await process.StandardOutput.ReadToEndAsync(Token)).RootElement.GetProperty("questions").GetInt32());
    }

    [Fact]
    public async Task Run_FaultStorm_SpendsTheBudgetWithAnExactLedgerAndIsTheSameAgain()
    {
        var options = new MockModelOptions { ErrorRate = 0.1, RateLimit = 0.1, Malformed = 0.1, RetryAfter = TimeSpan.FromMilliseconds(1), Truncate = 0.1, NoCode = 0.1, Hostile = 0.1, Broken = 0.1, Refuse = 0.1 };
        await using var server = await MockModelServer.StartAsync(options);
        var result = await RunAsync(server, "first", "-n", "40");
        Assert.Equal((40, "evaluations"), (result.GetProperty("evaluations").GetInt32(), result.GetProperty("ending").GetString()));
        Assert.Equal(server.Statistics.Questions, result.GetProperty("calls").GetInt32());
        Assert.InRange(result.GetProperty("cachedTokens").GetInt64(), 1, result.GetProperty("tokens").GetInt64() - 1);
        Assert.Equal([.. Enum.GetValues<MockFault>().Except([MockFault.None, MockFault.Stall])], server.Statistics.Faults.Keys);

        await RunAsync(server, "second", "-n", "40");
        Assert.Equal(await ExportAsync("first"), await ExportAsync("second"));
        Assert.Equal(0, (await _evollm.RunAsync("replay", "first")).ExitCode);
        var shown = await _evollm.RunAsync("show", "first");
        Assert.Contains(" cached), 0.0000 USD", shown.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Run_BudgetOfCalls_IsNotExceeded()
    {
        await using var server = await MockModelServer.StartAsync(new MockModelOptions { ErrorRate = 0.2, RateLimit = 0.1, RetryAfter = TimeSpan.FromMilliseconds(1) });
        var result = await RunAsync(server, "calls", "--calls", "30");
        Assert.Equal("calls", result.GetProperty("ending").GetString());
        Assert.InRange(result.GetProperty("calls").GetInt32(), 25, 30);
        Assert.Equal(server.Statistics.Questions, result.GetProperty("calls").GetInt32());
    }

    [Fact]
    public async Task Resume_ReasoningEffort_IsThatOfTheRun()
    {
        await using var server = await FakeModelServer.StartAsync((request, _) => PromptAnswers.Of(request));
        string[] run = ["run", "bin-packing", "-m", $"openai:tiny@{server.Address}v1", "-n", "6", "--reasoning-effort", "low", "--rpm", "600", "--tpm", "1000000", "--out", "thoughtful"];
        Assert.Equal(0, (await _evollm.RunAsync(run)).ExitCode);
        var before = server.Requests.Count;
        Assert.Equal(0, (await _evollm.RunAsync("resume", "thoughtful", "-n", "10")).ExitCode);
        Assert.InRange(before, 1, server.Requests.Count - 1);
        Assert.All(server.Requests, request => Assert.Equal("low", request.Json.GetProperty("reasoning_effort").GetString()));
    }

    [Theory]
    [InlineData("--stall", "1.5", "--stall")]
    [InlineData("--hostile", "NaN", "0 to 1")]
    [InlineData("--port", "70000", "--port")]
    [InlineData("--latency", "soon", "--latency")]
    public async Task MockModel_BadOption_IsRefused(string option, string value, string part) =>
        (await CommandLine.RunInsideAsync("mock-model", option, value)).IsOneClearLine(2, part);

    [Fact]
    public async Task MockModel_ProbabilitiesThatSumToMoreThanOne_AreRefused() =>
        (await CommandLine.RunInsideAsync("mock-model", "--port", "0", "--error-rate", "0.7", "--stall", "0.7")).IsOneClearLine(2, "sum to at most 1");

    [Fact]
    public async Task MockModel_PortTaken_SaysWhatToDo()
    {
        await using var server = await MockModelServer.StartAsync(new MockModelOptions());
        (await _evollm.RunAsync("mock-model", "--port", $"{server.Address.Port}")).IsOneClearLine(1, $"{server.Address.Port}", "--port");
    }

    [Theory]
    [InlineData("--rpm", "100")]
    [InlineData("--tpm", "100000")]
    [InlineData("--reasoning-effort", "low")]
    public async Task Run_SettingOfModelsWithoutOne_IsRefused(string option, string value) =>
        (await CommandLine.RunInsideAsync("run", "bin-packing", option, value)).IsOneClearLine(2, option, "--model");

    private async Task<JsonElement> RunAsync(MockModelServer server, string name, params string[] limits)
    {
        var result = await _evollm.RunAsync(["run", "bin-packing", "-m", $"openai:mock@{server.Address}v1", "--json", "--out", name, .. limits]);
        Assert.Equal((0, ""), (result.ExitCode, result.Error));
        return JsonDocument.Parse(result.Output.Trim().Split('\n')[^1]).RootElement;
    }

    private async Task<string> ExportAsync(string name)
    {
        var file = Path.Combine(_evollm.Folder, $"{name}.jsonl");
        Assert.Equal(0, (await _evollm.RunAsync("export", name, "-o", file)).ExitCode);
        return await File.ReadAllTextAsync(file, Token);
    }

    private static async Task EndAsync(Process process)
    {
        await CommandLine.SignalAsync(process, "INT");
        await process.WaitForExitAsync(Token);
        Assert.Equal(0, process.ExitCode);
    }
}
