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
    private const string Error = "validation error";

    /// <summary>A million parameters, all wrong; the area is given as a share of the plane from ten parameters and no error to there.</summary>
    private static readonly (double Size, double Error) Worst = (6, 1);

    /// <summary>Forty random networks of another framework, 2,000 steps each: what is known of the plane before anything is searched.</summary>
    private static readonly FrontPoint[] Known = [new("", 138, 0.401, 0.401), new("", 266, 0.307, 0.307), new("", 914, 0.096, 0.096), new("", 2622, 0.060, 0.060), new("", 6570, 0.020, 0.020)];

    /// <summary>Training steps between two readings of what a search rules so far.</summary>
    private const long Reading = 50_000;

    /// <summary>A network that was trained, and the steps that were made until then by it and all before it.</summary>
    private sealed record Trained<T>(T Network, FrontPoint Point, long Steps);

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
        var searched = Read(run);
        var steps = searched[^1].Steps;
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"searched: {searched.Count} networks trained, {steps:N0} training steps"));
        var drawn = await DrawAsync(steps, seed).ConfigureAwait(false);
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"random search: {drawn.Count} networks trained to the end, {drawn[^1].Steps:N0} training steps"));
        for (var reading = Reading; reading <= steps; reading += Reading)
        {
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"  after {reading,9:N0} steps   hypervolume on validation: search {Share(searched, reading):F4}, random {Share(drawn, reading):F4}"));
        }

        Print("search", await TestAsync(Front(searched)).ConfigureAwait(false));
        Print("random", await TestAsync(Front(drawn)).ConfigureAwait(false));
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

    private static List<Trained<string>> Read(string run)
    {
        using var reader = RunReader.Open(run);
        var (trained, known, steps) = (new List<Trained<string>>(), new HashSet<(double, double, double)>(), 0L);
        foreach (var proposal in reader.Proposals())
        {
            var (status, metrics) = (proposal.Evaluation.Status, proposal.Evaluation.Metrics);

            // The same network in other words has the same figures to the last bit, and was not trained again.
            if (status == EvaluationStatus.Ok && known.Add((metrics["parameters"], metrics["multiplications"], metrics[Error])))
            {
                steps += reader.Header.Options.Repetitions * (long)metrics[Steps];
                trained.Add(new Trained<string>(proposal.Source!, Point($"candidate {proposal.Id}", metrics["parameters"], metrics[Error]), steps));
            }

            steps += status == EvaluationStatus.Screened ? HurdleSteps : 0;
        }

        return trained;
    }

    private static async Task<IReadOnlyList<FrontPoint>> TestAsync(IReadOnlyList<Trained<string>> front)
    {
        await using var evaluator = ProblemCatalog.Load("mnist1d").CreateEvaluator(workers: 1, TimeProvider.System);
        await evaluator.StartAsync(CancellationToken.None).ConfigureAwait(false);
        return await TestAsync(front, async source => (await evaluator.CheckAsync(source, Split.Test, CancellationToken.None).ConfigureAwait(false)).Evaluation).ConfigureAwait(false);
    }

    private static Task<IReadOnlyList<FrontPoint>> TestAsync(IReadOnlyList<Trained<Network>> front)
    {
        var problem = new Mnist1dProblem();
        return TestAsync(front, async network => await problem.JudgeAsync(Split.Test, network, 0, CancellationToken.None).ConfigureAwait(false));
    }

    private static async Task<IReadOnlyList<FrontPoint>> TestAsync<T>(IReadOnlyList<Trained<T>> front, Func<T, Task<Evaluation>> judge)
    {
        var tested = new FrontPoint[front.Count];
        await Parallel.ForAsync(0, front.Count, async (place, _) =>
        {
            var evaluation = await judge(front[place].Network).ConfigureAwait(false);
            tested[place] = front[place].Point with { TestError = evaluation.Metrics["test error"] };
        }).ConfigureAwait(false);
        return tested;
    }

    private static async Task<List<Trained<Network>>> DrawAsync(long steps, int seed)
    {
        var (problem, random, trained, spent, drawn) = (new Mnist1dProblem(), new SeededRandom((ulong)seed, "random networks", 0), new List<Trained<Network>>(), 0L, 0);
        while (spent < steps)
        {
            var networks = Enumerable.Range(0, Environment.ProcessorCount).Select(_ => RandomNetwork.Draw(Mnist1d.Width, Mnist1d.Classes, random).Build(Mnist1d.Width, Mnist1d.Classes)).ToList();
            var judgements = await Task.WhenAll(networks.Select(network => Task.Run(() => JudgeAsync(problem, network)))).ConfigureAwait(false);
            foreach (var (network, evaluations) in networks.Zip(judgements))
            {
                drawn++;
                spent += evaluations.Sum(evaluation => evaluation.Metrics.TryGetValue(Steps, out var made) ? (long)made : HurdleSteps);
                if (evaluations.TrueForAll(evaluation => evaluation.Status == EvaluationStatus.Ok))
                {
                    trained.Add(new Trained<Network>(network, Point($"network {drawn}", network.Parameters, evaluations.Average(evaluation => evaluation.Metrics[Error])), spent));
                }
            }
        }

        return trained;
    }

    private static async Task<List<Evaluation>> JudgeAsync(Mnist1dProblem problem, Network network)
    {
        var evaluations = new List<Evaluation>();
        for (var repetition = 0; repetition < problem.Definition.Repetitions && evaluations.TrueForAll(evaluation => evaluation.Status == EvaluationStatus.Ok); repetition++)
        {
            evaluations.Add(await problem.JudgeAsync(Split.Training, network, repetition, CancellationToken.None).ConfigureAwait(false));
        }

        return evaluations;
    }

    private static FrontPoint Point(string name, double parameters, double error) => new(name, parameters, error, 0);

    /// <summary>Those that none is both smaller and better than, by size.</summary>
    private static List<Trained<T>> Front<T>(IEnumerable<Trained<T>> all)
    {
        var (front, best) = (new List<Trained<T>>(), double.PositiveInfinity);
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

    private static double Share<T>(IEnumerable<Trained<T>> trained, long steps) => Share(trained.Where(entry => entry.Steps <= steps).Select(entry => entry.Point), point => point.ValidationError);

    private static double Share(IEnumerable<FrontPoint> points, Func<FrontPoint, double> error) =>
        Hypervolume.Of(points.Select(point => (Math.Log10(point.Parameters), error(point))), Worst) / (Worst.Size - 1);

    private static void Print(string name, IReadOnlyList<FrontPoint> front)
    {
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{name}: {front.Count} on the front; hypervolume {Share(front, point => point.ValidationError):F4} on validation, {Share(front, point => point.TestError):F4} on test"));
        foreach (var point in front)
        {
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"  {point.Parameters,8:N0} parameters   validation error {100 * point.ValidationError,6:F2} %   test error {100 * point.TestError,6:F2} %   {point.Name}"));
        }
    }
}
