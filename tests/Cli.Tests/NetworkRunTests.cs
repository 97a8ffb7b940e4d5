using System.Text.Json;

namespace EvoLLM.Cli.Tests;

/// <summary>Runs whose candidates build networks, and what a user takes away of them.</summary>
public sealed class NetworkRunTests : IDisposable
{
    private const string Small = "public static class Candidate { public static Network Build(NetworkBuilder b, Shape input, int classes) => b.Output(b.Input(input).Dense(classes)); }";

    private readonly CommandLine _evollm = new();

    public NetworkRunTests() => _evollm.Environment["EVOLLM_DEVICE"] = "cpu";

    public void Dispose() => _evollm.Dispose();

    /// <summary>A run of one candidate: it says what trains, ends with the published figures beside its own, and its best can be had as source and as a model.</summary>
    [Fact]
    public async Task Run_Mnist1d_LeavesANetworkThatCanBeTakenAway()
    {
        var run = await _evollm.RunAsync("run", "mnist1d", "-n", "1", "--out", "one");
        Assert.Equal((0, ""), (run.ExitCode, run.Error));
        Assert.Contains("Networks are trained on the processor, as EVOLLM_DEVICE asks.", run.Output, StringComparison.Ordinal);
        Assert.Contains("CNN, as published", run.Output, StringComparison.Ordinal);
        Assert.Contains("The Pareto front of validation error, log10 of parameters", (await _evollm.RunAsync("show", "one")).Output, StringComparison.Ordinal);
        var source = await _evollm.RunAsync("export", "one", "--best", "-o", "best.cs");
        Assert.Equal((0, ""), (source.ExitCode, source.Error));
        Assert.Contains("Conv1d(25, 5", File.ReadAllText(Path.Combine(_evollm.Folder, "best.cs")), StringComparison.Ordinal);
        var model = await _evollm.RunAsync("export", "one", "-o", "best.onnx");
        Assert.Equal((0, ""), (model.ExitCode, model.Error));
        Assert.Contains("A network of 5,210 parameters, trained 6,000 steps", model.Output, StringComparison.Ordinal);

        // Five thousand floats and little else.
        Assert.InRange(new FileInfo(Path.Combine(_evollm.Folder, "best.onnx")).Length, 5210 * 4, 5210 * 5);
        (await _evollm.RunAsync("export", "one", "--candidate", "7", "-o", "other.onnx")).IsOneClearLine(2, "no candidate 7");
        (await _evollm.RunAsync("export", "one", "--format", "onnx")).IsOneClearLine(2, "--out");
        (await _evollm.RunAsync("export", "one", "--best", "-o", "all.csv")).IsOneClearLine(2, "--best has no effect with --format csv");
    }

    [Fact]
    public async Task Export_OnnxOfAnotherProblem_SaysThatThereIsNone()
    {
        var run = await _evollm.RunAsync("run", "four-parity", "-n", "1", "--out", "bits");
        Assert.Equal(0, run.ExitCode);
        (await _evollm.RunAsync("export", "bits", "-o", "bits.onnx")).IsOneClearLine(2, "build no networks", "--format csharp");
    }

    [Fact]
    public async Task Check_SmallNetwork_IsOk()
    {
        var file = _evollm.File("small.cs", Small);
        var check = await _evollm.RunAsync("check", file, "--problem", "mnist1d", "--json");
        Assert.Equal((0, ""), (check.ExitCode, check.Error));
        Assert.InRange(JsonDocument.Parse(check.Output).RootElement.GetProperty("score").GetDouble(), 60, 80);
    }

    [Fact]
    public async Task Devices_Json_MeasuresTheProcessorAndSaysWhichDeviceTrains()
    {
        var result = await _evollm.RunAsync("devices", "--json");
        Assert.Equal((0, ""), (result.ExitCode, result.Error));
        var survey = JsonDocument.Parse(result.Output).RootElement;
        Assert.Contains("EVOLLM_DEVICE", survey.GetProperty("choice").GetString(), StringComparison.Ordinal);
        var processor = survey.GetProperty("devices")[0];
        Assert.All(["copyBytesPerSecond", "peakFlops", "productFlops", "trainingStepsPerSecond"], name => Assert.True(processor.GetProperty(name).GetDouble() > 0));
        Assert.True(processor.GetProperty("productFlops").GetDouble() < processor.GetProperty("peakFlops").GetDouble());
    }

    [Fact]
    public async Task Devices_UnknownChoice_IsRefused()
    {
        _evollm.Environment["EVOLLM_DEVICE"] = "cuda";
        (await _evollm.RunAsync("devices")).IsOneClearLine(2, "EVOLLM_DEVICE is 'cuda'; it may be cpu or gpu");
    }

    [Fact]
    public async Task Run_GpuAskedForWhereThereIsNone_SaysSo()
    {
        _evollm.Environment["EVOLLM_DEVICE"] = "gpu";
        var devices = await _evollm.RunAsync("devices", "--json");
        Assert.SkipWhen(devices.ExitCode == 0, "There is a GPU.");
        devices.IsOneClearLine(2, "EVOLLM_DEVICE asks for a GPU", "Unset it");
        (await _evollm.RunAsync("run", "mnist1d", "-n", "1")).IsOneClearLine(2, "EVOLLM_DEVICE asks for a GPU", "Unset it");
        Assert.False(Directory.Exists(Path.Combine(_evollm.Folder, "runs")));
    }
}
