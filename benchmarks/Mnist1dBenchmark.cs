using System.Diagnostics;
using System.Globalization;
using EvoLLM.Evaluators;
using EvoLLM.Evolver;

namespace EvoLLM.Benchmarks;

/// <summary>
/// An offline run of <c>mnist1d</c> beside random search with as many training steps: both fronts of size and error, chosen on the rows that were kept back, trained anew for the test rows, and what
/// of the plane they rule.
/// </summary>
internal static class Mnist1dBenchmark
{
    /// <summary>Steps after which a network that learns nothing is given up.</summary>
    private const int HurdleSteps = 250;

    private const string Steps = "training steps";

    /// <summary>A million parameters, all wrong; the area is given as a share of the plane from ten parameters and no error to there.</summary>
    private static readonly (double Size, double Error) Worst = (6, 1);

    /// <summary>Forty random networks of another framework, 2,000 steps each: what is known of the plane before anything is searched.</summary>
    private static readonly FrontPoint[] Known = [new("", 138, 0.401, 0.401), new("", 266, 0.307, 0.307), new("", 914, 0.096, 0.096), new("", 2622, 0.060, 0.060), new("", 6570, 0.020, 0.020)];

    private sealed record FrontPoint(string Name, double Parameters, double ValidationError, double TestError);

    public static async Task RunAsync(double minutes, int seed)
    {
        var folder = Directory.CreateTempSubdirectory("evollm-bench-").FullName;
        try
        {
            Console.WriteLine($"mnist1d: {minutes} minutes of two cores, counted in processor time of candidates, seed {seed}");
            var run = Path.Combine(folder, "run");
            await SearchAsync(run, minutes, seed).ConfigureAwait(false);
            await CompareAsync(run, seed).ConfigureAwait(false);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    /// <summary>Holds a run that is there against random search.</summary>
    public static async Task CompareAsync(string run, int seed)
    {
        var (searched, steps, judged) = Read(run);
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"searched: {judged} networks trained, {steps:N0} training steps"));
        Print("search", await TestAsync(searched).ConfigureAwait(false));
        Print("random", await DrawAsync(steps, seed).ConfigureAwait(false));
        Print("random, 40 networks of 2,000 steps in another framework", Known);
    }

    private static async Task SearchAsync(string run, double minutes, int seed)
    {
        var start = new ProcessStartInfo("dotnet") { RedirectStandardOutput = true };
        string[] command =
        [
            Path.Combine(AppContext.BaseDirectory, "EvoLLM.Cli.dll"), "run", "mnist1d", "-n", "1000000000", "--json", "--seed", $"{seed}", "--out", run,
            "--cpu-time", string.Create(CultureInfo.InvariantCulture, $"{2 * minutes * 60:F0}s"),
        ];
        Array.ForEach(command, start.ArgumentList.Add);
        using var process = Process.Start(start)!;
        await process.StandardOutput.ReadToEndAsync().ConfigureAwait(false);
        await process.WaitForExitAsync().ConfigureAwait(false);
        if (process.ExitCode != 0)
        {
            throw new InvalidOperationException($"The run ended with exit code {process.ExitCode}.");
        }
    }

    private static (IReadOnlyList<(string Source, FrontPoint Point)> Front, long Steps, int Judged) Read(string run)
    {
        using var reader = RunReader.Open(run);
        var proposals = reader.Proposals().ToList();
        var judged = proposals.Where(proposal => proposal.Evaluation.Status == EvaluationStatus.Ok).ToList();
        var repetitions = reader.Header.Options.Repetitions;
        var steps = judged.Sum(proposal => repetitions * (long)proposal.Evaluation.Metrics[Steps])
            + (HurdleSteps * proposals.Count(proposal => proposal.Evaluation.Status == EvaluationStatus.Screened));
        var front = Front([.. judged.Select(proposal => (proposal.Source!, Point($"candidate {proposal.Id}", proposal.Evaluation)))]);
        return (front, steps, judged.Count);
    }

    private static async Task<IReadOnlyList<FrontPoint>> TestAsync(IReadOnlyList<(string Source, FrontPoint Point)> front)
    {
        await using var evaluator = ProblemCatalog.Load("mnist1d").CreateEvaluator(workers: 1, TimeProvider.System);
        await evaluator.StartAsync(CancellationToken.None).ConfigureAwait(false);
        var tested = new List<FrontPoint>();
        foreach (var (source, point) in front)
        {
            var evaluation = (await evaluator.CheckAsync(source, Split.Test, CancellationToken.None).ConfigureAwait(false)).Evaluation;
            tested.Add(point with { TestError = evaluation.Metrics["test error"] });
        }

        return tested;
    }

    private static async Task<IReadOnlyList<FrontPoint>> DrawAsync(long steps, int seed)
    {
        var problem = new Mnist1dProblem();
        var (random, known, spent, drawn) = (new SeededRandom((ulong)seed, "random networks", 0), new List<(Network Network, FrontPoint Point)>(), 0L, 0);
        while (spent < steps)
        {
            if (RandomNetworks.Draw(Mnist1d.Width, Mnist1d.Classes, random) is not { } network)
            {
                continue;
            }

            drawn++;
            var evaluations = new List<Evaluation>();
            for (var repetition = 0; repetition < problem.Definition.Repetitions && evaluations.TrueForAll(evaluation => evaluation.Status == EvaluationStatus.Ok); repetition++)
            {
                evaluations.Add(await problem.JudgeAsync(Split.Training, network, repetition, CancellationToken.None).ConfigureAwait(false));
            }

            var ok = evaluations.TrueForAll(evaluation => evaluation.Status == EvaluationStatus.Ok);
            spent += evaluations.Sum(evaluation => evaluation.Metrics.TryGetValue(Steps, out var made) ? (long)made : HurdleSteps);
            if (ok)
            {
                known.Add((network, new FrontPoint($"network {drawn}", network.Parameters, evaluations.Average(evaluation => evaluation.Metrics["validation error"]), 0)));
            }
        }

        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"random search: {known.Count} of {drawn} networks trained to the end, {spent:N0} training steps"));
        var tested = new List<FrontPoint>();
        foreach (var (network, point) in Front(known))
        {
            var evaluation = await problem.JudgeAsync(Split.Test, network, 0, CancellationToken.None).ConfigureAwait(false);
            tested.Add(point with { TestError = evaluation.Metrics["test error"] });
        }

        return tested;
    }

    private static FrontPoint Point(string name, Evaluation evaluation) => new(name, evaluation.Metrics["parameters"], evaluation.Metrics["validation error"], 0);

    /// <summary>Those that none is both smaller and better than, by size.</summary>
    private static List<(T Network, FrontPoint Point)> Front<T>(IReadOnlyList<(T Network, FrontPoint Point)> all)
    {
        var (front, best) = (new List<(T, FrontPoint)>(), double.PositiveInfinity);
        foreach (var entry in all.OrderBy(entry => entry.Point.Parameters).ThenBy(entry => entry.Point.ValidationError))
        {
            if (entry.Point.ValidationError < best)
            {
                front.Add(entry);
                best = entry.Point.ValidationError;
            }
        }

        return front;
    }

    private static void Print(string name, IReadOnlyList<FrontPoint> front)
    {
        double Share(Func<FrontPoint, double> error) => Hypervolume.Of(front.Select(point => (Math.Log10(point.Parameters), error(point))), Worst) / (Worst.Size - 1);
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{name}: {front.Count} on the front; hypervolume {Share(point => point.ValidationError):F4} on validation, {Share(point => point.TestError):F4} on test"));
        foreach (var point in front)
        {
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"  {point.Parameters,8:N0} parameters   validation error {100 * point.ValidationError,6:F2} %   test error {100 * point.TestError,6:F2} %   {point.Name}"));
        }

    }
}
