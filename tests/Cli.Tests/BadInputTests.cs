using EvoLLM.Evaluators;
using EvoLLM.Evolver;

namespace EvoLLM.Cli.Tests;

/// <summary>Every mistake that a user can make ends in one clear line and the right exit code.</summary>
public sealed class BadInputTests : IDisposable
{
    private readonly CommandLine _evollm = new();

    public void Dispose() => _evollm.Dispose();

    [Fact]
    public async Task Run_UnknownProblem_NamesThoseThatThereAre() =>
        (await CommandLine.RunInsideAsync("run", "bin-paking")).IsOneClearLine(2, "'bin-paking'", "bin-packing", "folder");

    [Theory]
    [InlineData("gpt-4")]
    [InlineData("claude:opus")]
    [InlineData("ollama:")]
    [InlineData("openai:x@ftp://there")]
    public async Task Run_UnknownModel_SaysWhatIsAccepted(string model) =>
        (await CommandLine.RunInsideAsync("run", "bin-packing", "--model", model)).IsOneClearLine(2, $"'{model}'", "ollama:NAME");

    [Fact]
    public async Task Run_OfflineBesideAModel_IsRefused() =>
        (await CommandLine.RunInsideAsync("run", "bin-packing", "-m", "offline", "-m", "ollama:x")).IsOneClearLine(2, "offline");

    [Theory]
    [InlineData("--prompts", "nowhere")]
    [InlineData("--temperature", "0.5")]
    [InlineData("--timeouts", "answer=20m")]
    public async Task Run_OptionOfModelsWithoutAModel_IsRefused(string option, string value) =>
        (await CommandLine.RunInsideAsync("run", "bin-packing", option, value)).IsOneClearLine(2, option, "--model");

    [Fact]
    public async Task Run_UsdWithoutAPrice_NamesTheModelAndWhereToStateIt()
    {
        (await _evollm.RunAsync("run", "bin-packing", "-m", "openai:x@http://127.0.0.1:9/v1", "--usd", "0.01")).IsOneClearLine(2, "openai:x@http", "EVOLLM_PRICES");
        Assert.False(Directory.Exists(Path.Combine(_evollm.Folder, "runs")));
    }

    [Fact]
    public async Task Run_ReevaluateWithoutNoise_IsRefused() =>
        (await CommandLine.RunInsideAsync("run", "bin-packing", "--reevaluate", "5")).IsOneClearLine(2, "--reevaluate", "not noisy");

    [Theory]
    [InlineData("--evalutions", "5")]
    [InlineData("--evaluations", "0")]
    [InlineData("--evaluations", "many")]
    [InlineData("--time", "soon")]
    [InlineData("--timeouts", "answers=20m")]
    [InlineData("--timeouts", "answer=20")]
    [InlineData("--reasoning-effort", "huge")]
    [InlineData("--workers", "-1")]
    [InlineData("--workers", "100000")]
    public async Task Run_WrongOption_IsWrongUsage(string option, string value)
    {
        var result = await CommandLine.RunInsideAsync("run", "bin-packing", option, value);
        Assert.Equal(2, result.ExitCode);
        Assert.Contains(option[2..6], result.Error, StringComparison.Ordinal);
        Assert.False(Directory.Exists(Path.Combine(_evollm.Folder, "runs")));
    }

    [Fact]
    public async Task Check_LinkToADeviceWithoutEnd_IsNotRead()
    {
        Assert.SkipUnless(File.Exists("/dev/zero"), "There is no /dev/zero on this system.");
        var link = Path.Combine(_evollm.Folder, "endless.cs");
        File.CreateSymbolicLink(link, "/dev/zero");
        var result = await _evollm.RunAsync("check", link, "--problem", "sandbox-check");
        Assert.Equal(1, result.ExitCode);
        Assert.Contains("There is no class Candidate", result.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Check_LinkToNothing_IsAMissingFile()
    {
        var link = Path.Combine(_evollm.Folder, "dangling.cs");
        File.CreateSymbolicLink(link, Path.Combine(_evollm.Folder, "nowhere.cs"));
        (await _evollm.RunAsync("check", link, "--problem", "sandbox-check")).IsOneClearLine(2, "dangling.cs");
    }

    [Theory]
    [InlineData("tuning", "'tuning'", "NAME=NUMBER")]
    [InlineData("tuning=-1", "'tuning=-1'", "NAME=NUMBER")]
    [InlineData("mutation=1,mutation=2", "'mutation=2'", "once")]
    [InlineData("tunning=1", "'tunning'", "mutation, crossover, growth, tuning")]
    [InlineData("mutation=0,crossover=0,growth=0,tuning=0", "--weights", "above 0")]
    public async Task Run_WeightsThatMakeNoSense_SayWhatIsAccepted(string weights, string wrong, string accepted)
    {
        var result = await CommandLine.RunInsideAsync("run", "bin-packing", "--weights", weights);
        Assert.Equal(2, result.ExitCode);
        Assert.Contains(wrong, result.Error, StringComparison.Ordinal);
        Assert.Contains(accepted, result.Error, StringComparison.Ordinal);
        Assert.False(Directory.Exists(Path.Combine(_evollm.Folder, "runs")));
    }

    [Theory]
    [InlineData("tree")]
    [InlineData("grid:5")]
    [InlineData("cvt:0")]
    [InlineData("cvt:100001")]
    [InlineData("cvt:10:x")]
    [InlineData("novelty:-1")]
    [InlineData("novelty:0.1:0")]
    public async Task Run_UnknownArchive_SaysWhatThereIs(string archive)
    {
        (await CommandLine.RunInsideAsync("run", "bin-packing", "--archive", archive)).IsOneClearLine(2, "--archive", $"'{archive}'", "cvt:CELLS", "novelty");
        Assert.False(Directory.Exists(Path.Combine(_evollm.Folder, "runs")));
    }

    [Theory]
    [InlineData("run")]
    [InlineData("resume")]
    [InlineData("replay")]
    [InlineData("show")]
    [InlineData("plot")]
    [InlineData("compare")]
    public async Task Command_Help_IsWrittenForPeople(string command)
    {
        var help = await CommandLine.RunInsideAsync(command, "--help");
        Assert.Equal(0, help.ExitCode);
        Assert.DoesNotContain("{ ", help.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("resume")]
    [InlineData("replay")]
    [InlineData("show")]
    [InlineData("export")]
    [InlineData("plot")]
    [InlineData("compare")]
    public async Task Command_UnknownRun_SaysHowToGetOne(string command) =>
        (await _evollm.RunAsync(command, "nowhere")).IsOneClearLine(1, "'nowhere'", "evollm run");

    [Fact]
    public async Task Run_ProblemFolderDoesNotCompile_NamesFileAndLine()
    {
        _evollm.File("mine/Seed.cs", "public static class Candidate { }");
        _evollm.File("mine/Problem.cs", "public sealed class Mine : ProgramProblem<int, int>\n{\n    public int Oops => \"text\";\n}\n");
        var result = await _evollm.RunAsync("run", "mine");
        result.IsOneClearLine(2, "does not compile");
        Assert.Contains("Problem.cs(3,", result.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Run_FolderWithoutProblem_SaysWhatIsMissing()
    {
        _evollm.File("mine/Seed.cs", "");
        (await _evollm.RunAsync("run", "mine")).IsOneClearLine(2, "Problem.cs");
    }

    [Fact]
    public async Task Check_NoSuchFile_IsWrongUsage() =>
        (await _evollm.RunAsync("check", "gone.cs", "--problem", "bin-packing")).IsOneClearLine(2, "'gone.cs'");

    [Fact]
    public async Task Run_FolderThatCannotBeWritten_SaysSo()
    {
        var file = _evollm.File("file", "");
        (await _evollm.RunAsync("run", "bin-packing", "--out", Path.Combine(file, "run"))).IsOneClearLine(1, "file");
    }

    [Fact]
    public async Task Run_NameThatIsTaken_SaysHowToGoOn()
    {
        Assert.Equal(0, (await _evollm.RunAsync("run", "four-parity", "-n", "3", "--out", "taken")).ExitCode);
        (await _evollm.RunAsync("run", "four-parity", "-n", "3", "--out", "taken")).IsOneClearLine(1, "taken", "resume");
    }

    [Fact]
    public async Task Show_StoreOfANewerVersion_IsRefusedByNumber()
    {
        var header = new RunHeader
        {
            Format = RunHeader.CurrentFormat + 1,
            Version = "9.9",
            Created = DateTimeOffset.UnixEpoch,
            Problem = ProblemCatalog.Load("bin-packing").Definition,
            Models = [OperatorSet.Offline],
            Options = new SearchOptions(),
        };
        await using (await RunStore.CreateAsync(Path.Combine(_evollm.Folder, "runs", "newer"), header, TestContext.Current.CancellationToken))
        {
        }

        foreach (var command in new[] { "resume", "show", "export" })
        {
            (await _evollm.RunAsync(command, "newer")).IsOneClearLine(1, $"format {header.Format}", "Use the version that wrote it");
        }
    }

    [Fact]
    public async Task Show_ForeignFile_IsRefusedByName()
    {
        _evollm.File("runs/foreign/journal.jsonl", "not a journal\n");
        (await _evollm.RunAsync("resume", "foreign")).IsOneClearLine(1, "journal.jsonl", "not the journal of a run");
        (await _evollm.RunAsync("show", "foreign")).IsOneClearLine(1, "journal.jsonl", "not the journal of a run");
    }

    [Fact]
    public async Task Run_Verbose_ShowsWhereTheErrorCameFrom()
    {
        var result = await _evollm.RunAsync("run", "bin-paking", "--verbose");
        Assert.Equal(2, result.ExitCode);
        Assert.Contains("   at ", result.Error, StringComparison.Ordinal);
    }
}
