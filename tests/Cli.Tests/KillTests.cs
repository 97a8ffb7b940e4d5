using System.Text.Json;
using EvoLLM.Evolver;
using EvoLLM.Operators.Tests;

namespace EvoLLM.Cli.Tests;

/// <summary>A run that is killed at any moment keeps all that it reported, and comes out as if it had not been killed.</summary>
public sealed class KillTests : IDisposable
{
    private const int Kills = 10;
    private const int KillsWhileBeginning = 8;

    private readonly CommandLine _evollm = new();

    public void Dispose() => _evollm.Dispose();

    [Fact]
    public async Task Run_KilledTenTimesAtRandomMoments_LosesNothingAndEndsAsTheUnkilledRun()
    {
        var random = new SeededRandom(20);
        var reported = new Dictionary<int, string>();
        string[] command = ["run", "four-parity", "--target", "17", "-n", "200", "--json", "--out", "killed"];
        for (var kill = 0; kill < Kills; kill++)
        {
            await KillAfterAsync(command, random.Next(1, 16), reported);
            command = File.Exists(Path.Combine(_evollm.Folder, "runs", "killed", "journal.jsonl")) ? ["resume", "killed", "--json"] : command;
        }

        var last = await _evollm.RunAsync(command);
        Assert.Equal((0, ""), (last.ExitCode, last.Error));
        Assert.Equal(200, JsonDocument.Parse(last.Output.Trim().Split('\n')[^1]).RootElement.GetProperty("evaluations").GetInt32());

        Assert.Equal(0, (await _evollm.RunAsync("run", "four-parity", "--target", "17", "-n", "200", "--out", "straight")).ExitCode);
        await _evollm.RunAsync("export", "killed", "-o", "killed.jsonl");
        await _evollm.RunAsync("export", "straight", "-o", "straight.jsonl");
        var export = await File.ReadAllTextAsync(Path.Combine(_evollm.Folder, "killed.jsonl"), TestContext.Current.CancellationToken);
        Assert.Equal(await File.ReadAllTextAsync(Path.Combine(_evollm.Folder, "straight.jsonl"), TestContext.Current.CancellationToken), export);
        Assert.NotEmpty(reported);
        using var reader = RunReader.Open(Path.Combine(_evollm.Folder, "runs", "killed"));
        Assert.All(reported, pair => Assert.Equal(pair.Value, Status(reader.Find(new CandidateId(pair.Key)))));
    }

    [Fact]
    public async Task Run_KilledWhileItBegins_IsBegunAgainOrGoneOnWith()
    {
        var random = new SeededRandom(21);
        for (var kill = 0; kill < KillsWhileBeginning; kill++)
        {
            using var process = _evollm.Start(Command());
            using var timer = new CancellationTokenSource(TimeSpan.FromMilliseconds(random.Next(100, 2500)));
            try
            {
                await process.WaitForExitAsync(timer.Token);
            }
            catch (OperationCanceledException)
            {
                process.Kill();
                await process.WaitForExitAsync(TestContext.Current.CancellationToken);
            }
        }

        var last = await _evollm.RunAsync(Command());
        Assert.Equal((0, ""), (last.ExitCode, last.Error));
        Assert.Equal(0, (await _evollm.RunAsync("run", "four-parity", "--target", "17", "-n", "60", "--out", "straight")).ExitCode);
        Assert.Equal((await _evollm.RunAsync("export", "straight")).Output, (await _evollm.RunAsync("export", "begun")).Output);

        string[] Command() => File.Exists(Path.Combine(_evollm.Folder, "runs", "begun", "journal.jsonl"))
            ? ["resume", "begun", "--json"]
            : ["run", "four-parity", "--target", "17", "-n", "60", "--json", "--out", "begun"];
    }

    [Fact]
    public async Task Run_ModelAndKilledAtRandomMoments_EndsAsTheUnkilledRun()
    {
        await using var server = await FakeModelServer.StartAsync((request, _) => PromptAnswers.Program(request));
        var (random, model) = (new SeededRandom(22), $"openai:tiny@{server.Address}v1");
        string[] command = ["run", "bin-packing", "-m", model, "-n", "60", "--json", "--out", "killed"];
        for (var kill = 0; kill < 4; kill++)
        {
            await KillAfterAsync(command, random.Next(1, 12), []);
            command = ["resume", "killed", "--json"];
        }

        var last = await _evollm.RunAsync(command);
        Assert.Equal((0, ""), (last.ExitCode, last.Error));
        Assert.Equal(0, (await _evollm.RunAsync("run", "bin-packing", "-m", model, "-n", "60", "--out", "straight")).ExitCode);
        Assert.Equal((await _evollm.RunAsync("export", "straight")).Output, (await _evollm.RunAsync("export", "killed")).Output);
        Assert.Equal(0, (await _evollm.RunAsync("replay", "killed")).ExitCode);
    }

    private async Task KillAfterAsync(string[] command, int lines, Dictionary<int, string> reported)
    {
        using var process = _evollm.Start(command);
        while (lines > 0 && await process.StandardOutput.ReadLineAsync(TestContext.Current.CancellationToken) is { } line)
        {
            lines--;
            Remember(line, reported);
        }

        // SIGKILL; what it had printed until then counts as reported too.
        process.Kill();
        foreach (var line in (await process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken)).Split('\n'))
        {
            Remember(line, reported);
        }

        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
    }

    private static void Remember(string line, Dictionary<int, string> reported)
    {
        if (line.StartsWith("{\"candidate\"", StringComparison.Ordinal) && line.EndsWith('}'))
        {
            var element = JsonDocument.Parse(line).RootElement;
            reported[element.GetProperty("candidate").GetInt32()] = element.GetProperty("status").GetString()!;
        }
    }

    private static string? Status(ProposalRecord? record) => record is null ? null : Figures.Status(record.Evaluation.Status);
}
