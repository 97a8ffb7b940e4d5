using System.Globalization;
using System.Text;
using EvoLLM.Evaluators;
using EvoLLM.Evolver;
using EvoLLM.Operators;

namespace EvoLLM.Benchmarks;

/// <summary>
/// Whether runs of every method come out again: each is run with a mock model that fails now and then, replayed from its
/// record, and run once more with another number of workers. Replays must be equal, exports the same bytes.
/// </summary>
internal static class MethodReplayBenchmark
{
    private const int Evaluations = 100;

    /// <summary>So small that several generations fit into the budget; where a method has no generations, so that it reaches it.</summary>
    private static readonly Dictionary<string, string> Settings = new()
    {
        ["best-of-n"] = "answers=100 attempts=2",
        ["eoh"] = "population-size=5 generations=4 parents=2 extraction-attempts=2 regenerations=1",
        ["evolution-of-thought"] = "start=8 generations=20 population=6 elites=8 thought-elites=4",
        ["evoprompting"] = "rounds=5 prompts=4 samples=5 kept=5",
        ["evoscale"] = "iterations=5 batch-size=20 conditioning=3",
        ["funsearch"] = "islands=3 samples-per-prompt=2 reset-interval=40",
        ["mind-evolution"] = "generations=5 islands=2 conversations=3 turns=3 reset-interval=2 reset-islands=1 elites=2 elite-pool=4 parents=2 emigrants=2 attempts=2",
        ["random-restarts"] = "climbs=5 turns=20 patience=3 attempts=2",
        ["reevo"] = "max-evaluations=100 initial-population-size=10 population-size=6",
        ["sequential-revision"] = "threads=5 turns=20 attempts=2",
    };

    private static readonly MockModelOptions Faults = new()
    {
        ErrorRate = 0.03,
        Malformed = 0.02,
        Truncate = 0.03,
        NoCode = 0.03,
        Hostile = 0.03,
        Broken = 0.06,
        Refuse = 0.03,
    };

    private static readonly ModelOptions Models = new() { Retries = 8, Backoff = TimeSpan.FromMilliseconds(1), MaxBackoff = TimeSpan.FromMilliseconds(5) };

    /// <summary>Prints a line for each method and problem.</summary>
    /// <returns>Whether all came out again.</returns>
    public static async Task<bool> RunAsync()
    {
        var folder = Directory.CreateTempSubdirectory("evollm-bench-").FullName;
        await using var server = await MockModelServer.StartAsync(Faults).ConfigureAwait(false);
        try
        {
            Console.WriteLine("method                problem   proposals  calls  unanswered  broken  equal");
            var bench = new Bench(folder, $"openai:mock@{server.Address}v1");
            var trivial = new TrivialProblem();
            var programs = new LoadedProblem(trivial.Definition, trivial, typeof(TrivialProblem).Assembly.Location, null);
            var equal = await RunAsync(bench, programs, MethodCatalog.All).ConfigureAwait(false);
            return await RunAsync(bench, ProblemCatalog.Load("stegpoet"), MethodCatalog.All.Where(method => method.TakesTexts)).ConfigureAwait(false) && equal;
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static async Task<bool> RunAsync(Bench bench, LoadedProblem problem, IEnumerable<Method> methods)
    {
        await using var evaluator = problem.CreateEvaluator(workers: 2, TimeProvider.System, wallTimes: 20);
        var equal = true;
        foreach (var method in methods)
        {
            equal &= await MeasureAsync(bench, problem.Definition, evaluator, method).ConfigureAwait(false);
        }

        return equal;
    }

    private static async Task<bool> MeasureAsync(Bench bench, Problem problem, IEvaluator evaluator, Method method)
    {
        var header = Header(problem, bench.Model, method);
        var run = new RecordedRun(
            Path.Combine(bench.Folder, $"{method.Name}-{problem.Name}"),
            header,
            prompting => method.Create(new MethodContext(problem, prompting, header.MethodSettings)))
        {
            Evaluator = evaluator,
            Workers = 8,
            Models = Models,
        };
        var again = run with { Folder = run.Folder + "-again", Workers = 1 };
        await run.MakeAsync().ConfigureAwait(false);
        await again.MakeAsync().ConfigureAwait(false);
        var (replay, (bytes, statuses), (other, _)) = (await run.ReplayAsync().ConfigureAwait(false), run.Export(), again.Export());
        var difference = Describe(replay) ?? Difference(bytes, other);
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{method.Name,-20}  {problem.Name,-8}  {replay.Compared,9}  {Calls(run.Folder),5}  {statuses.GetValueOrDefault(EvaluationStatus.NoProposal),10}  {statuses.GetValueOrDefault(EvaluationStatus.CompileFailed),6}  {difference ?? "equal"}"));
        return difference is null;
    }

    private static RunHeader Header(Problem problem, string model, Method method) => new()
    {
        Version = "benchmark",
        Created = TimeProvider.System.GetUtcNow(),
        Problem = problem,
        Method = method.Name,
        MethodSettings = new SortedDictionary<string, string>(Options(Settings.GetValueOrDefault(method.Name, "")), StringComparer.Ordinal),
        Models = [model],
        Options = new SearchOptions { Seed = 1, Budget = new Budget { Evaluations = Evaluations } },
    };

    private static Dictionary<string, string> Options(string text) =>
        text.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(setting => setting.Split('=')).ToDictionary(setting => setting[0], setting => setting[1]);

    private static int Calls(string folder)
    {
        using var reader = RunReader.Open(folder);
        return reader.Proposals().Sum(record => record.Cost.Calls);
    }

    private static string? Describe(ReplayResult replay) => replay.Difference is not { Fields: [var field, ..] } difference
        ? null
        : $"DIFFERS at {(difference.Proposal is { } id ? $"proposal {id}" : "the report")}: {field.Field} was '{Start(field.Recorded)}', is '{Start(field.Replayed)}'";

    private static string? Difference(byte[] one, byte[] other)
    {
        if (one.AsSpan().SequenceEqual(other))
        {
            return null;
        }

        var (first, second) = (Lines(one), Lines(other));
        var line = first.Zip(second).TakeWhile(pair => pair.First == pair.Second).Count();
        return $"DIFFERS at line {line + 1} of the export: '{Start(first.ElementAtOrDefault(line))}' and '{Start(second.ElementAtOrDefault(line))}'";
    }

    private static string[] Lines(byte[] export) => Encoding.UTF8.GetString(export).Split('\n');

    private static string Start(string? text) => text?[..Math.Min(60, text.Length)] ?? "";

    /// <summary>Where runs are stored, and who is asked.</summary>
    private sealed record Bench(string Folder, string Model);
}
