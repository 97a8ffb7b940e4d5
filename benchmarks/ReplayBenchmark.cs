using System.Diagnostics;
using System.Globalization;
using EvoLLM.Evaluators;
using EvoLLM.Evolver;
using EvoLLM.Operators;

namespace EvoLLM.Benchmarks;

/// <summary>
/// Whether a run is a function of its configuration, seed and answers: each method with each seed and number of workers
/// is run, exported and replayed; exports of one method and seed must be the same bytes, and replays must be equal.
/// </summary>
internal static class ReplayBenchmark
{
    /// <summary>Enough that no wall time ends a candidate: eight workers may share one processor.</summary>
    private const double WallTimes = 20;

    private static readonly string[] Methods = ["offline", "model", "mixed"];
    private static readonly ulong[] Seeds = [1, 2, 3];
    private static readonly int[] Workers = [1, 2, 8];

    public static async Task<bool> RunAsync(int evaluations)
    {
        var folder = Directory.CreateTempSubdirectory("evollm-bench-").FullName;
        await using var server = PromptServer.Start();
        try
        {
            Console.WriteLine("method   seed  workers  proposals  duplicates  unanswered  export  replay  run s  replay s");
            var equal = 0;
            foreach (var (method, seed) in Methods.SelectMany(method => Seeds.Select(seed => (method, seed))))
            {
                byte[]? reference = null;
                foreach (var workers in Workers)
                {
                    var cell = new Cell(method, seed, workers, Path.Combine(folder, $"{method}-{seed}-{workers}"));
                    var export = await MeasureAsync(cell, server.Model, evaluations, reference).ConfigureAwait(false);
                    equal += export.Equal ? 1 : 0;
                    reference ??= export.Bytes;
                }
            }

            var all = Methods.Length * Seeds.Length * Workers.Length;
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
        var clock = Stopwatch.StartNew();
        await SearchAsync(cell, model, evaluations).ConfigureAwait(false);
        var search = clock.Elapsed;
        clock.Restart();
        var result = await ReplayAsync(cell).ConfigureAwait(false);
        var replay = clock.Elapsed;
        var (export, statuses) = Export(cell.Folder);
        var (same, again) = (reference is null || export.AsSpan().SequenceEqual(reference), result.Difference is null && result.ReportCompared);
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{cell.Method,-8} {cell.Seed,4}  {cell.Workers,7}  {result.Compared,9}  {statuses.GetValueOrDefault(EvaluationStatus.Duplicate),10}  {statuses.GetValueOrDefault(EvaluationStatus.NoProposal),10}  {(same ? "equal" : "DIFFER"),6}  {(again ? "equal" : "DIFFER"),6}  {search.TotalSeconds,5:F1}  {replay.TotalSeconds,8:F1}"));
        return (export, same && again);
    }

    private static async Task SearchAsync(Cell cell, string model, int evaluations)
    {
        var problem = ProblemCatalog.Load("bin-packing");
        var header = new RunHeader
        {
            Version = "benchmark",
            Created = TimeProvider.System.GetUtcNow(),
            Problem = problem.Definition,
            Models = [cell.Method == "offline" ? "offline" : model],
            Options = new SearchOptions
            {
                Seed = cell.Seed,
                Budget = new Budget { Evaluations = evaluations },
                OperatorWeights = new SortedDictionary<string, double> { ["offline-mutation"] = 2, ["offline-growth"] = 0.5 },
            },
        };
        await using var store = await RunStore.CreateAsync(cell.Folder, header, CancellationToken.None).ConfigureAwait(false);
        await using var evaluator = new ProgramEvaluator(problem, cell.Workers, TimeProvider.System, WallTimes);
        using var proposers = Proposers(cell, header, store, recorded: false);
        var setup = Setup(cell, header, evaluator, proposers);
        var search = new Search(setup, store, TimeProvider.System);
        await search.RunAsync(new Silence(), CancellationToken.None).ConfigureAwait(false);
        await store.AppendAsync(await FinalAssessment.AssessAsync(setup, search.Archive, CancellationToken.None).ConfigureAwait(false), CancellationToken.None).ConfigureAwait(false);
    }

    private static async Task<ReplayResult> ReplayAsync(Cell cell)
    {
        using var recording = Recording.Open(cell.Folder);
        var problem = ProblemCatalog.Load(recording.Header.Problem.Name);
        await using var evaluator = new ProgramEvaluator(problem, cell.Workers, TimeProvider.System, WallTimes);
        using var proposers = Proposers(cell, recording.Header, recording, recorded: true);
        return await new Replay(Setup(cell, recording.Header, evaluator, proposers), recording).RunAsync(CancellationToken.None).ConfigureAwait(false);
    }

    private static Prompting? Proposers(Cell cell, RunHeader header, ICallLog log, bool recorded) => cell.Method == "offline"
        ? null
        : new Prompting(new ModelSetup { Models = [.. header.Models.Select(ModelReference.Parse)], Recorded = recorded }, new PromptLibrary(), log);

    private static SearchSetup Setup(Cell cell, RunHeader header, IEvaluator evaluator, Prompting? proposers) => new()
    {
        Problem = header.Problem,
        Evaluator = evaluator,
        Operators =
        [
            .. cell.Method == "model" ? [] : SyntaxOperators.Create().Select(inner => new NamedOperator($"offline-{inner.Name}", inner)),
            .. proposers is null ? [] : MethodCatalog.Find("map-elites").Create(new MethodContext(header.Problem, proposers, header.MethodSettings)).Operators,
        ],
        Options = header.Options,
        Workers = cell.Workers,
        ProposalConcurrency = cell.Workers,
    };

    private static (byte[] Bytes, IReadOnlyDictionary<EvaluationStatus, int> Statuses) Export(string folder)
    {
        using var reader = RunReader.Open(folder);
        using var stream = new MemoryStream();
        using (var writer = new StreamWriter(stream))
        {
            RunExport.Write(reader, writer);
        }

        return (stream.ToArray(), reader.Statuses);
    }

    /// <summary>One run of the matrix.</summary>
    private sealed record Cell(string Method, ulong Seed, int Workers, string Folder);

    private sealed class Silence : ISearchObserver
    {
        public void OnStarted(SearchProgress progress, IArchive<Elite> archive)
        {
        }

        public void OnCommitted(ProposalRecord record, SearchProgress progress)
        {
        }
    }
}
