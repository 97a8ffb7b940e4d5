namespace EvoLLM.Cli.Tests;

/// <summary>Experiments that are scripts, and the samples.</summary>
public sealed class ScriptTests : IDisposable
{
    private readonly CommandLine _evollm = new();

    public void Dispose() => _evollm.Dispose();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("sweep.csx", @"^tournaments .*\n(.+\n){6}$", "12")]
    [InlineData("custom-operator.csx", @"^operator .*\ncrossover .*\ndoubling +[1-9].*\nmutation .*\nseed +1 +1\n$")]
    [InlineData("custom-problem.csx", @"^Worst error 0\.[01]\d+ on the points [\s\S]* double Sine\(double x\)")]
    [InlineData("compare-models.csx", @"^method .*\nmock +3 +[\d.]+ .*\npoor mock +3 +[\d.]+ .*\npoor mock .* mock.*\n")]
    public async Task Sample_Run_PrintsWhatItPromises(string sample, string output, params string[] arguments)
    {
        var result = await _evollm.RunAsync(["run", Path.Combine(Samples(), sample), "--", .. arguments]);
        Assert.Equal((0, ""), (result.ExitCode, result.Error));
        Assert.Matches(output, result.Output.ReplaceLineEndings("\n"));
        Assert.NotEmpty(Directory.GetDirectories(Path.Combine(_evollm.Folder, "runs")));
    }

    [Fact]
    public async Task Replay_RunOfPromptsThatStandInTheScript_IsEqual()
    {
        var result = await _evollm.RunAsync("run", Path.Combine(Samples(), "prompt-ablation.csx"));
        Assert.Matches(@"^prompt .*\n(shipped .+\n){2}(bold .+\n){2}(timid .+\n){2}$", result.Output.ReplaceLineEndings("\n"));
        var replay = await _evollm.RunAsync("replay");
        Assert.Equal((0, ""), (replay.ExitCode, replay.Error));
    }

    [Fact]
    public async Task SampleLibrary_Run_PrintsItsTable()
    {
        var program = Path.Combine(AppContext.BaseDirectory.Replace(Path.Combine("tests", "Cli.Tests"), Path.Combine("samples", "Library"), StringComparison.Ordinal), "EvoLLM.Library.dll");
        var result = await _evollm.RunProgramAsync(program);
        Assert.Equal((0, ""), (result.ExitCode, result.Error));
        Assert.Contains("new best by", result.Output, StringComparison.Ordinal);
        Assert.Matches(@"seed +test % +cells held\s+1 +[\d.]+ +0\.\d+\s+2 +[\d.]+ +0\.\d+\s*$", result.Output);
    }

    [Fact]
    public async Task Script_SameSettings_MakesTheVeryRunOfTheCommand()
    {
        var script = _evollm.File("same.csx", "await new Experiment(\"bin-packing\") { Seed = 7, Evaluations = 30, Folder = \"script\" }.RunAsync(Cancellation);");
        Assert.Equal(0, (await _evollm.RunAsync("run", script)).ExitCode);
        Assert.Equal(0, (await _evollm.RunAsync("run", "bin-packing", "--seed", "7", "-n", "30", "--out", "command")).ExitCode);
        Assert.Equal((await _evollm.RunAsync("export", "command")).Output, (await _evollm.RunAsync("export", "script")).Output);
        Assert.Equal(0, (await _evollm.RunAsync("replay", "script")).ExitCode);
    }

    [Fact]
    public async Task Resume_ProblemOfScript_IsRefusedAndCanBeShown()
    {
        Assert.Equal(0, (await _evollm.RunAsync("run", Path.Combine(Samples(), "custom-problem.csx"), "--", "5")).ExitCode);
        (await _evollm.RunAsync("resume")).IsOneClearLine(1, "'sine'", "script");
        Assert.Equal(0, (await _evollm.RunAsync("show")).ExitCode);
    }

    [Fact]
    public async Task Script_DoesNotCompile_IsRefusedWithItsLine() =>
        (await RunAsync("var a = 1;\nvar b = missing;")).IsOneClearLine(2, "test.csx(2,9)", "CS0103", "missing");

    [Fact]
    public async Task Script_Throws_EndsWithTheLineThatDid() =>
        (await RunAsync("var a = 1;\n\nthrow new InvalidOperationException(\"enough\");")).IsOneClearLine(1, "test.csx(3)", "enough");

    [Fact]
    public async Task Script_NotThere_IsRefused() => (await CommandLine.RunInsideAsync("run", "nowhere.csx")).IsOneClearLine(2, "nowhere.csx");

    [Fact]
    public async Task Script_WithOptionsOfARun_IsRefused()
    {
        var script = _evollm.File("test.csx", "");
        (await _evollm.RunAsync("run", script, "--seed", "3")).IsOneClearLine(2, "--seed", "'--'");
    }

    [Fact]
    public async Task Run_ArgumentsWithoutScript_AreRefused() => (await CommandLine.RunInsideAsync("run", "bin-packing", "--sed", "3")).IsOneClearLine(2, "'--sed'");

    [Fact]
    public async Task Script_ArgumentsThatLookLikeOptions_AreItsOwnAfterTwoHyphens()
    {
        var script = _evollm.File("test.csx", "Console.Write(string.Join('|', Arguments));");
        Assert.Equal("--seed|3", (await _evollm.RunAsync("run", script, "--", "--seed", "3")).Output);
    }

    [Theory]
    [InlineData("while (true) await Task.Delay(10, Cancellation);")]
    [InlineData("while (true) await Task.Delay(10);")]
    [InlineData("while (true) { }")]
    [InlineData("await new Experiment(\"bin-packing\") { Evaluations = 1_000_000 }.RunAsync(Cancellation);")]
    public async Task Script_ThatNeverEnds_EndsWithCtrlC(string loop)
    {
        using var process = _evollm.Start("run", _evollm.File("test.csx", $"Console.WriteLine(\"begun\");\n{loop}"));
        Assert.Equal("begun", await process.StandardOutput.ReadLineAsync(Token));
        await CommandLine.SignalAsync(process, "INT");
        await process.WaitForExitAsync(Token);
        Assert.Equal((130, "Interrupted."), (process.ExitCode, (await process.StandardError.ReadToEndAsync(Token)).Trim()));
    }

    private Task<CommandLine.Result> RunAsync(string script) => _evollm.RunAsync("run", _evollm.File("test.csx", script));

    private static string Samples()
    {
        var folder = AppContext.BaseDirectory;
        while (!File.Exists(Path.Combine(folder, "EvoLLM.sln")))
        {
            folder = Path.GetDirectoryName(folder) ?? throw new InvalidOperationException("The tests do not lie inside the repository.");
        }

        return Path.Combine(folder, "samples");
    }
}
