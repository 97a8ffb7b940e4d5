using System.Text.Json;
using System.Xml.Linq;
using EvoLLM.Evaluators;
using EvoLLM.Evolver;

namespace EvoLLM.Cli.Tests;

/// <summary>Pictures of real runs, as a user asks for them.</summary>
public sealed class PlotCommandTests : IDisposable
{
    private readonly CommandLine _evollm = new();

    public void Dispose() => _evollm.Dispose();

    [Fact]
    public async Task Plot_Run_WritesAllPicturesIntoItsFolder()
    {
        await RunAsync("p", 30);
        var result = await _evollm.RunAsync("plot", "p");
        Assert.Equal((0, ""), (result.ExitCode, result.Error));
        foreach (var name in new[] { "archive", "progress", "statuses" })
        {
            Assert.Contains($"{name} drawn to runs/p/{name}.svg and runs/p/{name}.png", result.Output, StringComparison.Ordinal);
            Assert.Equal("svg", XDocument.Load(Path.Combine(_evollm.Folder, "runs", "p", name + ".svg")).Root!.Name.LocalName);
            Assert.Equal(0x89, (await ReadAsync($"runs/p/{name}.png"))[0]);
        }

        // Baselines are named in the picture of a finished run.
        Assert.Contains("Best Fit", await File.ReadAllTextAsync(Path.Combine(_evollm.Folder, "runs", "p", "progress.svg"), TestContext.Current.CancellationToken), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Plot_RunWithAParetoArchive_DrawsAndListsItsFront()
    {
        var result = await _evollm.RunAsync("run", "four-parity", "-n", "30", "--seed", "1", "--archive", "pareto:size,steps", "--out", "runs/p");
        Assert.Equal((0, ""), (result.ExitCode, result.Error));
        Assert.Contains("front drawn to runs/p/front.svg and runs/p/front.png", (await _evollm.RunAsync("plot", "p")).Output, StringComparison.Ordinal);
        Assert.Contains("The Pareto front of", (await _evollm.RunAsync("show", "p")).Output, StringComparison.Ordinal);
        await RunAsync("q", 5);
        (await _evollm.RunAsync("plot", "q", "--what", "front")).IsOneClearLine(2, "'q'", "--archive pareto:NAME");
    }

    [Theory]
    [InlineData("pareto")]
    [InlineData("pareto:")]
    [InlineData("pareto:size,size")]
    [InlineData("pareto:3:size")]
    [InlineData("pareto:size:min")]
    [InlineData("pareto:2000:size")]
    public async Task Run_ArchiveThatCannotBe_IsRefused(string archive) =>
        Assert.Contains($"--archive is '{archive}'; write grid", (await _evollm.RunAsync("run", "four-parity", "--archive", archive)).Error, StringComparison.Ordinal);

    [Fact]
    public async Task Plot_SameRunTwice_GivesTheSameSvg()
    {
        await RunAsync("p", 20);
        await _evollm.RunAsync("plot", "p", "-o", "a.svg");
        await _evollm.RunAsync("plot", "p", "-o", "b.svg");
        Assert.Equal(await ReadAsync("a.svg"), await ReadAsync("b.svg"));
    }

    [Fact]
    public async Task Plot_PlaceThatCannotBe_IsRefused()
    {
        await RunAsync("p", 5);
        (await _evollm.RunAsync("plot", "p", "-o", "p.gif")).IsOneClearLine(2, "'p.gif'", ".svg or .png");
        (await _evollm.RunAsync("plot", "p", "-o", "p.png", "--what", "all")).IsOneClearLine(2, "--what", "folder");
        _evollm.File("taken", "a file");
        (await _evollm.RunAsync("plot", "p", "-o", "taken/p.svg")).IsOneClearLine(1, "taken/p.svg", "--out");
        (await _evollm.RunAsync("plot", "p", "-o", "taken/below")).IsOneClearLine(1, "taken/below", "--out");
    }

    [Fact]
    public async Task Plot_RunWithoutProposals_SaysSo()
    {
        var header = new RunHeader { Version = "1", Created = default, Problem = ProblemCatalog.Load("bin-packing").Definition, Models = ["offline"], Options = new SearchOptions() };
        await using (await RunStore.CreateAsync(Path.Combine(_evollm.Folder, "runs", "empty"), header, TestContext.Current.CancellationToken))
        {
        }

        (await _evollm.RunAsync("plot", "empty")).IsOneClearLine(1, "runs/empty", "no proposal");
        await RunAsync("p", 5);
        (await _evollm.RunAsync("compare", "p", "empty")).IsOneClearLine(1, "runs/empty", "no proposal");
    }

    [Fact]
    public async Task Compare_TwoSeeds_IsOneGroupInPictureAndTable()
    {
        await RunAsync("a", 20, "--seed", "1");
        await RunAsync("b", 30, "--seed", "2");
        var table = await _evollm.RunAsync("compare", "a", "b");
        Assert.Equal((0, ""), (table.ExitCode, table.Error));
        Assert.Contains("20 to 30", table.Output, StringComparison.Ordinal);
        Assert.Contains("% of 300", table.Output, StringComparison.Ordinal);
        Assert.Contains("--at 20", table.Output, StringComparison.Ordinal);
        Assert.Contains("2 runs compared", XDocument.Load(Path.Combine(_evollm.Folder, "compare.svg")).Root!.Value, StringComparison.Ordinal);
        Assert.Equal(0x89, (await ReadAsync("compare.png"))[0]);

        var json = await _evollm.RunAsync("compare", "a", "b", "--by", "run", "--at", "20", "--json", "-o", "c.svg");
        var rows = json.Output.Trim().Split('\n').Select(line => JsonDocument.Parse(line).RootElement).ToList();
        Assert.Equal(["a", "b"], rows.Select(row => row.GetProperty("group").GetString()));
        Assert.All(rows, row => Assert.Equal((20, 300), (row.GetProperty("evaluations")[0].GetInt32(), row.GetProperty("cells").GetInt32())));
    }

    [Fact]
    public async Task Compare_DifferentProblems_IsRefused()
    {
        await RunAsync("a", 5);
        var source = Path.Combine(RunTests.Repository(), "samples", "knapsack");
        Assert.Equal(0, (await _evollm.RunAsync("run", source, "-n", "5", "--out", "k")).ExitCode);
        (await _evollm.RunAsync("compare", "a", "k")).IsOneClearLine(1, "different problems", "'a' is of bin-packing", "'k' of knapsack");
        Assert.False(File.Exists(Path.Combine(_evollm.Folder, "compare.svg")));
    }

    private async Task RunAsync(string name, int evaluations, params string[] more) =>
        Assert.Equal(0, (await _evollm.RunAsync(["run", "bin-packing", "-n", $"{evaluations}", "--out", name, .. more])).ExitCode);

    private Task<byte[]> ReadAsync(string path) => File.ReadAllBytesAsync(Path.Combine(_evollm.Folder, path), TestContext.Current.CancellationToken);
}
