using System.CommandLine;
using System.Globalization;
using System.Text.Json.Nodes;
using EvoLLM.Evaluators;
using Spectre.Console;

namespace EvoLLM.Cli;

/// <summary><c>evollm devices</c>: what networks can be trained on here, and how fast it was seen to be.</summary>
internal sealed class DevicesCommand : Command
{
    private readonly Option<bool> _json = CommonOptions.Json();

    public DevicesCommand(CliContext context)
        : base("devices", "See what networks can be trained on here, and measure it for a moment.")
    {
        Add(_json);
        SetAction((parsed, cancellationToken) => ShowAsync(context, parsed.GetValue(_json), cancellationToken));
    }

    private static Task<int> ShowAsync(CliContext context, bool json, CancellationToken cancellationToken)
    {
        var reports = DeviceSurvey.Measure(cancellationToken);
        if (json)
        {
            context.WriteLine(JsonOutput.Line(new JsonObject { ["choice"] = DeviceSurvey.Choice, ["devices"] = new JsonArray([.. reports.Select(Describe)]) }));
            return Task.FromResult(ExitCodes.Done);
        }

        foreach (var report in reports)
        {
            context.Out.MarkupLineInterpolated($"[bold]{report.Name}[/]");
            foreach (var line in Lines(report))
            {
                context.WriteLine($"  {line}");
            }

            context.Out.WriteLine();
        }

        context.WriteLine(DeviceSurvey.Choice);
        return Task.FromResult(ExitCodes.Done);
    }

    private static IEnumerable<string> Lines(DeviceReport report)
    {
        yield return report.MemoryBytes > 0 ? $"{report.Units} multiprocessors, {report.MemoryBytes >> 30} GiB" : $"{report.Units} cores; what follows is of one";
        yield return $"copies {Number(report.CopyBytes / 1e9)} GB/s, read and written";
        if (report.PeakFlops > 0)
        {
            yield return $"multiplies and adds {Number(report.PeakFlops / 1e9)} GFLOP/s in registers, {Number(report.ProductFlops / 1e9)} GFLOP/s in products of small matrices ({Figures.Percent(report.ProductFlops / report.PeakFlops)})";
        }

        yield return $"trains a small network {Figures.Count((long)report.TrainingSteps)} steps a second (40-100-100-10, 100 rows, Adam)";
    }

    private static JsonNode Describe(DeviceReport report) => new JsonObject
    {
        ["name"] = report.Name,
        ["units"] = report.Units,
        ["memoryBytes"] = report.MemoryBytes,
        ["copyBytesPerSecond"] = report.CopyBytes,
        ["peakFlops"] = report.PeakFlops,
        ["productFlops"] = report.ProductFlops,
        ["trainingStepsPerSecond"] = report.TrainingSteps,
    };

    private static string Number(double value) => value.ToString("0.0", CultureInfo.InvariantCulture);
}
