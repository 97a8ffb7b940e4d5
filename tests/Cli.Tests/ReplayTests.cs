using System.Text.Json;
using EvoLLM.Evolver;
using EvoLLM.Operators.Tests;

namespace EvoLLM.Cli.Tests;

/// <summary>A run can be made again by anybody who has its folder, and nothing that differs goes unseen.</summary>
public sealed class ReplayTests(ReplayTests.FinishedRun finished) : IClassFixture<ReplayTests.FinishedRun>, IDisposable
{
    private const string Slow =
        """
        public sealed class Slow : ProgramProblem<double, double>
        {
            private delegate double SolveFunction(double x);

            public override Problem Definition => new()
            {
                Name = "slow",
                Title = "Numbers of which some take their time",
                Contract = new ProgramContract("Candidate", "double Solve(double x)", "x: a number."),
                Objective = new Objective("value", Direction.Maximize),
                Measures = [new MeasureAxis("value", 0, 1, 50)],
            };

            public override RunLimits Limits(Split split) => new() { WallTime = TimeSpan.FromSeconds(3) };

            protected override IReadOnlyList<double> Instances(Split split) => [0.5];

            protected override double Run(LoadedCandidate candidate, double x)
            {
                var value = candidate.Bind<SolveFunction>("Solve")(x);
                if (Math.Abs(value) is > 0.6 or < 0.4)
                {
                    System.Threading.Thread.Sleep(5000);
                }

                return value;
            }

            protected override Evaluation Score(IReadOnlyList<double> xs, IReadOnlyList<double> answers, ProgramFacts facts) =>
                new() { Status = EvaluationStatus.Ok, Fitness = double.IsFinite(answers[0]) ? answers[0] : 0, Measures = new Measures(Math.Abs(answers[0]) % 1) };
        }
        """;

    private readonly CommandLine _evollm = new();

    public void Dispose() => _evollm.Dispose();

    [Fact]
    public async Task Replay_FinishedRun_IsEqualAndWritesNothing()
    {
        var before = Files(finished.Folder);
        var result = await _evollm.RunAsync("replay", finished.Folder, "--workers", "1");
        Assert.Equal((0, ""), (result.ExitCode, result.Error));
        Assert.Contains("proposals and the final assessment compared: all equal.", result.Output, StringComparison.Ordinal);
        Assert.Equal(before, Files(finished.Folder));
    }

    [Fact]
    public async Task Replay_RunThatWasStopped_ComparesWhatThereIs()
    {
        using var process = _evollm.Start("run", "bin-packing", "-n", "100000", "--json", "--out", "stopped");
        for (var i = 0; i < 15; i++)
        {
            await process.StandardOutput.ReadLineAsync(TestContext.Current.CancellationToken);
        }

        process.Kill();
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        var result = Json(await _evollm.RunAsync("replay", "stopped", "--json"), exitCode: 0);
        Assert.InRange(result.GetProperty("compared").GetInt32(), 15, 1000);
        Assert.False(result.GetProperty("report").GetBoolean());
    }

    [Fact]
    public async Task Replay_FitnessThatWasChanged_ShowsBothSides()
    {
        await ForgeAsync(record => record.Id.Value == 11 ? record with { Note = "invented", Evaluation = record.Evaluation with { Feedback = ["a", "b"] } } : record);
        var result = await _evollm.RunAsync("replay", "forged");
        Assert.Equal((1, ""), (result.ExitCode, result.Error));
        Assert.Contains("Proposal 11 is not what was recorded", result.Output, StringComparison.Ordinal);
        Assert.Contains("note:\n  - invented\n  + ", result.Output, StringComparison.Ordinal);
        Assert.Contains("evaluation.feedback:\n  - [\"a\",\"b\"]\n  + [", result.Output, StringComparison.Ordinal);
        Assert.Contains("11 of 24 proposals are equal up to there.", result.Output, StringComparison.Ordinal);
        var field = Json(await _evollm.RunAsync("replay", "forged", "--json"), exitCode: 1).GetProperty("difference").GetProperty("fields")[0];
        Assert.Equal(("note", "invented"), (field.GetProperty("field").GetString(), field.GetProperty("recorded").GetString()));
    }

    [Fact]
    public async Task Replay_SourceThatWasChanged_ShowsTheLinesThatDiffer()
    {
        await ForgeAsync(record => record.Id.Value == 20 ? record with { Source = record.Source!.Replace("for (", "// forged\nfor (", StringComparison.Ordinal) } : record);
        var result = await _evollm.RunAsync("replay", "forged");
        Assert.Equal(1, result.ExitCode);
        var lines = result.Output.Split('\n').Select(line => line.Trim()).ToList();
        Assert.Contains("source:", lines);
        Assert.Single(lines, line => line.EndsWith("// forged", StringComparison.Ordinal) && line.StartsWith("- ", StringComparison.Ordinal));
        Assert.DoesNotContain(lines, line => line.StartsWith('-') && line.Contains("public static void", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Replay_OtherVersion_IsToldAndTried()
    {
        await ForgeAsync(record => record, header => header with { Version = "0.0.1" });
        var result = await _evollm.RunAsync("replay", "forged");
        Assert.Equal(0, result.ExitCode);
        Assert.StartsWith("Note: The run was begun by EvoLLM 0.0.1", result.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Replay_UnknownProblemOrFormat_IsOneClearLine()
    {
        await ForgeAsync(record => record, header => header with { Problem = header.Problem with { Name = "gone" } });
        (await _evollm.RunAsync("replay", "forged")).IsOneClearLine(2, "'gone'", "bin-packing");
        Directory.Delete(Path.Combine(_evollm.Folder, "runs", "forged"), recursive: true);
        await ForgeAsync(record => record, header => header with { Format = RunHeader.CurrentFormat + 1 });
        (await _evollm.RunAsync("replay", "forged")).IsOneClearLine(1, $"format {RunHeader.CurrentFormat + 1}");
    }

    [Fact]
    public async Task Replay_MachineEndedSome_TakesThemAsRecordedAndSaysHowMany()
    {
        _evollm.File("slow/Problem.cs", Slow);
        var seed = _evollm.File("slow/Seed.cs", "public static class Candidate { public static double Solve(double x) => x; }");
        var run = await _evollm.RunAsync("run", "./slow", "-n", "10", "--json", "--out", "slow-run");
        Assert.Equal((0, ""), (run.ExitCode, run.Error));
        var ended = run.Output.Split('\n').Count(line => line.Contains("\"status\":\"timed-out\"", StringComparison.Ordinal));
        Assert.InRange(ended, 1, 9);

        // With ten times the wall time they would all come to an end.
        var result = await _evollm.RunAsync("replay", "slow-run");
        Assert.Equal((0, ""), (result.ExitCode, result.Error));
        Assert.Contains(" were ended by the machine", result.Output, StringComparison.Ordinal);
        Assert.True(Json(await _evollm.RunAsync("replay", "slow-run", "--json"), exitCode: 0).GetProperty("endedByMachine").GetInt32() >= ended);

        await File.AppendAllTextAsync(seed, "// edited", TestContext.Current.CancellationToken);
        (await _evollm.RunAsync("replay", "slow-run")).IsOneClearLine(1, "'slow'", "its seeds changed");
        Directory.Delete(Path.Combine(_evollm.Folder, "slow"), recursive: true);
        (await _evollm.RunAsync("replay", "slow-run")).IsOneClearLine(1, "'slow'", "gone");
    }

    [Fact]
    public async Task Replay_CtrlC_EndsCleanly()
    {
        using var process = _evollm.Start("replay", finished.Folder, "--workers", "1");
        var error = process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        await process.StandardOutput.ReadLineAsync(TestContext.Current.CancellationToken);
        await CommandLine.SignalAsync(process, "INT");
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        Assert.Equal(130, process.ExitCode);
        Assert.Contains("Interrupted.", await error, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", await error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Run_ModelAndAnyNumberOfWorkers_IsOneRunAndReplaysWithoutTheModel()
    {
        var exports = new List<string>();
        await using (var server = await FakeModelServer.StartAsync((request, _) => PromptAnswers.Of(request)))
        {
            // The server's address is part of the run.
            foreach (var workers in new[] { 1, 8 })
            {
                var run = await _evollm.RunAsync("run", "bin-packing", "-m", $"openai:tiny@{server.Address}v1", "-n", "30", "--workers", $"{workers}", "--out", $"w{workers}");
                Assert.Equal((0, ""), (run.ExitCode, run.Error));
                exports.Add((await _evollm.RunAsync("export", $"w{workers}")).Output);
            }
        }

        Assert.Equal(exports[0], exports[1]);
        Assert.All(["noProposal", "repaired", "\"duplicateOf\""], word => Assert.Contains(word, exports[0], StringComparison.Ordinal));
        Assert.True(Json(await _evollm.RunAsync("replay", "w1", "--workers", "4", "--json"), exitCode: 0).GetProperty("equal").GetBoolean());
    }

    [Fact]
    public async Task Replay_PromptsThatWereEdited_AreToldAndShown()
    {
        await using var server = await FakeModelServer.StartAsync((request, _) => PromptAnswers.Of(request));
        var prompt = _evollm.File("own/map-elites/mutation.prompt.md", Prompt("Say it in verse."));
        var run = await _evollm.RunAsync("run", "bin-packing", "-m", $"openai:tiny@{server.Address}v1", "-n", "12", "--prompts", "own", "--temperature", "0.25", "--out", "own-words");
        Assert.Equal((0, ""), (run.ExitCode, run.Error));
        var asked = server.Requests.Count;
        Assert.True(Json(await _evollm.RunAsync("replay", "own-words", "--json"), exitCode: 0).GetProperty("equal").GetBoolean());
        await File.WriteAllTextAsync(prompt, Prompt("Say it in prose."), TestContext.Current.CancellationToken);
        var edited = await _evollm.RunAsync("replay", "own-words");
        Assert.Equal(1, edited.ExitCode);
        Assert.StartsWith("Note: The run was begun with other prompts", edited.Error, StringComparison.Ordinal);
        Assert.Contains("- Say it in verse.", edited.Output, StringComparison.Ordinal);
        Assert.Contains("+ Say it in prose.", edited.Output, StringComparison.Ordinal);
        Assert.Equal(asked, server.Requests.Count);
    }

    /// <summary>Writes the run down again as it was not.</summary>
    private async Task ForgeAsync(Func<ProposalRecord, ProposalRecord> forge, Func<RunHeader, RunHeader>? head = null)
    {
        using var reader = RunReader.Open(finished.Folder);
        await using var store = await RunStore.CreateAsync(Path.Combine(_evollm.Folder, "runs", "forged"), (head ?? (header => header))(reader.Header), TestContext.Current.CancellationToken);
        foreach (var record in reader.Proposals().Take(24))
        {
            await store.AppendAsync(forge(record), TestContext.Current.CancellationToken);
        }
    }

    private static JsonElement Json(CommandLine.Result result, int exitCode)
    {
        Assert.Equal((exitCode, ""), (result.ExitCode, result.Error));
        return JsonDocument.Parse(result.Output.Trim()).RootElement;
    }

    private static SortedDictionary<string, byte[]> Files(string folder) =>
        new(Directory.GetFiles(folder).ToDictionary(path => path, File.ReadAllBytes));

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

    /// <summary>A run that came to its end, for all to look at.</summary>
    public sealed class FinishedRun : IAsyncLifetime
    {
        private readonly CommandLine _evollm = new();

        public string Folder => Path.Combine(_evollm.Folder, "runs", "finished");

        public async ValueTask InitializeAsync() =>
            Assert.Equal(0, (await _evollm.RunAsync("run", "bin-packing", "-n", "30", "--out", "finished")).ExitCode);

        public ValueTask DisposeAsync()
        {
            _evollm.Dispose();
            return ValueTask.CompletedTask;
        }
    }
}
