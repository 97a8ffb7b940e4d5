using System.Diagnostics;
using System.Globalization;
using EvoLLM.Evaluators;
using EvoLLM.Evolver;
using EvoLLM.Operators;

namespace EvoLLM.Benchmarks;

/// <summary>
/// Whether a run is a function of its configuration, seed and answers: each source of proposals with each seed and number of
/// workers is run, exported and replayed; exports of one source and seed must be the same bytes, and replays must be equal.
/// </summary>
internal static class ReplayBenchmark
{
    /// <summary>Enough that no wall time ends a candidate: eight workers may share one processor.</summary>
    private const double WallTimes = 20;

    private static readonly string[] Sources = ["offline", "model", "mixed"];
    private static readonly ulong[] Seeds = [1, 2, 3];
    private static readonly int[] Workers = [1, 2, 8];

    public static async Task<bool> RunAsync(int evaluations)
    {
        var folder = Directory.CreateTempSubdirectory("evollm-bench-").FullName;
        await using var server = await MockModelServer.StartAsync(new MockModelOptions { Broken = 0.2, Refuse = 0.1 }).ConfigureAwait(false);
        try
        {
            Console.WriteLine("source   seed  workers  proposals  duplicates  unanswered  export  replay  run s  replay s");
            var equal = 0;
            foreach (var (source, seed) in Sources.SelectMany(source => Seeds.Select(seed => (source, seed))))
            {
                byte[]? reference = null;
                foreach (var workers in Workers)
                {
                    var cell = new Cell(source, seed, workers, Path.Combine(folder, $"{source}-{seed}-{workers}"));
                    var export = await MeasureAsync(cell, $"openai:mock@{server.Address}v1", evaluations, reference).ConfigureAwait(false);
                    equal += export.Equal ? 1 : 0;
                    reference ??= export.Bytes;
                }
            }

            var all = Sources.Length * Seeds.Length * Workers.Length;
            Console.WriteLine($"{equal} of {all} byte-equal");
            return equal == all;
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static async Task<(byte[] Bytes, bool Equal)> MeasureAsync(Cell cell, string model, int evaluations, byte[]? reference)
    {
        var problem = ProblemCatalog.Load("bin-packing");
        await using var evaluator = new ProgramEvaluator(problem, cell.Workers, TimeProvider.System, WallTimes);
        var run = new RecordedRun(cell.Folder, Header(cell, problem.Definition, model, evaluations), prompting => Parts(cell, problem.Definition, prompting))
        {
            Evaluator = evaluator,
            Workers = cell.Workers,
        };
        var clock = Stopwatch.StartNew();
        await run.MakeAsync().ConfigureAwait(false);
        var search = clock.Elapsed;
        clock.Restart();
        var result = await run.ReplayAsync().ConfigureAwait(false);
        var replay = clock.Elapsed;
        var (export, statuses) = run.Export();
        var (same, again) = (reference is null || export.AsSpan().SequenceEqual(reference), result.Difference is null && result.ReportCompared);
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{cell.Source,-8} {cell.Seed,4}  {cell.Workers,7}  {result.Compared,9}  {statuses.GetValueOrDefault(EvaluationStatus.Duplicate),10}  {statuses.GetValueOrDefault(EvaluationStatus.NoProposal),10}  {(same ? "equal" : "DIFFER"),6}  {(again ? "equal" : "DIFFER"),6}  {search.TotalSeconds,5:F1}  {replay.TotalSeconds,8:F1}"));
        return (export, same && again);
    }

    private static RunHeader Header(Cell cell, Problem problem, string model, int evaluations) => new()
    {
        Version = "benchmark",
        Created = TimeProvider.System.GetUtcNow(),
        Problem = problem,
        Models = [cell.Source == "offline" ? "offline" : model],
        Options = new SearchOptions
        {
            Seed = cell.Seed,
            Budget = new Budget { Evaluations = evaluations },
            OperatorWeights = new SortedDictionary<string, double> { ["offline-mutation"] = 2, ["offline-growth"] = 0.5 },
        },
    };

    private static MethodParts Parts(Cell cell, Problem problem, Prompting? prompting) => new(
    [
        .. cell.Source == "model" ? [] : SyntaxOperators.Create().Select(inner => new NamedOperator($"offline-{inner.Name}", inner)),
        .. prompting is null ? [] : MethodCatalog.Find(RunHeader.UsualMethod).Create(new MethodContext(problem, prompting, new Dictionary<string, string>())).Operators,
    ]);

    /// <summary>One run of the matrix.</summary>
    private sealed record Cell(string Source, ulong Seed, int Workers, string Folder);
}
