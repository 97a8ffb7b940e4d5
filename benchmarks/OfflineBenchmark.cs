using System.Diagnostics;
using System.Globalization;
using System.Text.Json.Nodes;
using EvoLLM.Evaluators;
using EvoLLM.Evolver;

namespace EvoLLM.Benchmarks;

/// <summary>Runs of a problem without a model, as a user starts them: what they find beside the problem's baselines, references and published figures.</summary>
internal static class OfflineBenchmark
{
    public static async Task RunAsync(IReadOnlyList<string> arguments)
    {
        var (name, minutes, seeds) = (arguments[0], Option(arguments, "--minutes", 5), (int)Option(arguments, "--seeds", 3));
        var problem = ProblemCatalog.Load(name);
        Print($"{name}: {seeds} offline runs of {minutes} minutes of two cores each, counted in processor time of candidates; {problem.Definition.Objective.Name}");
        Print($"{"",-34} {"training",12} {"validation",12} {"test",12}");
        await PrintReferencesAsync(problem).ConfigureAwait(false);
        var folder = Directory.CreateTempSubdirectory("evollm-bench-").FullName;
        try
        {
            for (var seed = 1; seed <= seeds; seed++)
            {
                var result = await RunAsync(name, minutes, seed, folder).ConfigureAwait(false);
                if (seed == 1)
                {
                    PrintBaselines(result);
                }

                PrintRow($"offline, seed {seed} ({(int)result["evaluations"]!} evaluations)", split => (double?)result[split]?["best"]);
            }
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }

        foreach (var figure in problem.Code.Published)
        {
            Print($"published: {figure.Method}, {figure.Instances}: {figure.Figure} ({figure.Source})");
        }
    }

    private static double Option(IReadOnlyList<string> arguments, string name, double otherwise) =>
        arguments.SkipWhile(argument => argument != name).Skip(1).FirstOrDefault() is { } text ? double.Parse(text, CultureInfo.InvariantCulture) : otherwise;

    private static async Task PrintReferencesAsync(LoadedProblem problem)
    {
        await using var evaluator = problem.CreateEvaluator(workers: 1, TimeProvider.System);
        await evaluator.StartAsync(CancellationToken.None).ConfigureAwait(false);
        foreach (var reference in problem.Code.References)
        {
            var figures = new Dictionary<string, double?>();
            foreach (var split in Enum.GetValues<Split>())
            {
                var fitness = (await evaluator.CheckAsync(reference.Source, split, CancellationToken.None).ConfigureAwait(false)).Evaluation.Fitness;
                figures[split.ToString().ToLowerInvariant()] = fitness is { } value ? problem.Definition.Objective.Flip(value) : null;
            }

            PrintRow($"reference {reference.Name}", split => figures[split]);
        }
    }

    private static void PrintBaselines(JsonNode result)
    {
        foreach (var (name, _) in result["training"]!["baselines"]!.AsObject())
        {
            PrintRow($"baseline {name}", split => (double?)result[split]?["baselines"]?[name]);
        }
    }

    private static void PrintRow(string name, Func<string, double?> figure)
    {
        var figures = Enum.GetNames<Split>().Select(name => name.ToLowerInvariant()).Select(split => figure(split)?.ToString("G8", CultureInfo.InvariantCulture) ?? "-");
        Print($"{name,-34} {string.Join(' ', figures.Select(text => text.PadLeft(12)))}");
    }

    private static void Print(FormattableString line) => Console.WriteLine(line.ToString(CultureInfo.InvariantCulture));

    private static async Task<JsonNode> RunAsync(string problem, double minutes, int seed, string folder)
    {
        var start = new ProcessStartInfo("dotnet") { RedirectStandardOutput = true };
        string[] command =
        [
            Path.Combine(AppContext.BaseDirectory, "EvoLLM.Cli.dll"), "run", problem, "-n", "1000000000", "--json", "--seed", $"{seed}", "--out", Path.Combine(folder, $"seed-{seed}"),
            "--cpu-time", string.Create(CultureInfo.InvariantCulture, $"{2 * minutes * 60:F0}s"),
        ];
        foreach (var argument in command)
        {
            start.ArgumentList.Add(argument);
        }

        using var process = Process.Start(start)!;
        var last = "";
        while (await process.StandardOutput.ReadLineAsync().ConfigureAwait(false) is { } line)
        {
            last = line;
        }

        await process.WaitForExitAsync().ConfigureAwait(false);
        return process.ExitCode == 0 ? JsonNode.Parse(last)! : throw new InvalidOperationException($"The run with seed {seed} ended with exit code {process.ExitCode}.");
    }
}
