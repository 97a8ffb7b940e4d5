using System.Diagnostics;
using System.Globalization;
using EvoLLM.Evaluators;
using EvoLLM.Evolver;
using EvoLLM.Operators;

namespace EvoLLM.Benchmarks;

/// <summary>
/// What a call of a model costs besides the model, beside OpenEvolve's figures; how much of the ideal throughput is reached
/// with slow answers; and whether a run loses anything among faults of every kind. The model is the mock one, in a process of its
/// own where processor time is measured, and the evaluation costs next to nothing.
/// </summary>
internal static class ModelsBenchmark
{
    private static readonly int[] Sizes = [100, 1_000, 10_000];

    public static async Task RunAsync()
    {
        await CostAsync().ConfigureAwait(false);
        await ThroughputAsync().ConfigureAwait(false);
        await StormAsync().ConfigureAwait(false);
    }

    /// <summary>Prompt, call, parse, compile, evaluate, store: all of it, without waiting for the model.</summary>
    private static async Task CostAsync()
    {
        var marks = new Dictionary<int, (TimeSpan Wall, TimeSpan? Processor)>();
        var clock = Stopwatch.StartNew();
        await using var model = await MockModelProcess.StartAsync().ConfigureAwait(false);
        await RunAsync(model.Address, new SearchOptions { Seed = 1, InFlight = 16, Budget = new Budget { Evaluations = 10_000 } }, new ModelOptions { Concurrency = 16 }, Mark).ConfigureAwait(false);
        foreach (var at in Sizes.Where(at => marks.ContainsKey(at - 1) && marks.ContainsKey(at / 2)))
        {
            var (count, from, to) = (at - 1 - (at / 2), marks[at / 2], marks[at - 1]);
            var wall = (to.Wall - from.Wall).TotalMilliseconds / count;
            var processor = (to.Processor - from.Processor)?.TotalMilliseconds / count;
            Print($"framework cost of a call at {at,6:N0} candidates: {processor,6:F2} ms of processor time, {wall,6:F2} ms passed, the model's own work on the same two cores included (OpenEvolve, processor time: 6.3 to 7.8 ms below 100 programs, 39 to 52 ms at 900)");
        }

        void Mark(int id, SearchProgress progress)
        {
            if (Sizes.Any(at => id == at - 1 || id == at / 2))
            {
                marks.TryAdd(id, (clock.Elapsed, ChildProcesses.WholeProcessorTime(model.Id)));
            }
        }
    }

    private static async Task ThroughputAsync()
    {
        const int Calls = 1_024;
        const int Concurrency = 64;

        // Answers come 64 at a time: between two proposals with a multiple of that between them the rate is that of the whole.
        const int From = 200;
        var latency = TimeSpan.FromSeconds(2);
        await using var server = await MockModelServer.StartAsync(new MockModelOptions { Latency = latency }).ConfigureAwait(false);
        var (first, last) = ((Time: TimeSpan.Zero, Calls: 0), (Time: TimeSpan.Zero, Calls: 0));
        var clock = Stopwatch.StartNew();
        await RunAsync(
            server.Address,
            new SearchOptions { Seed = 1, InFlight = 4 * Concurrency, Budget = new Budget { Evaluations = Calls } },
            new ModelOptions { Concurrency = Concurrency },
            (id, progress) =>
            {
                first = id == From ? (clock.Elapsed, progress.Spent.Calls) : first;
                last = id == From + (12 * Concurrency) ? (clock.Elapsed, progress.Spent.Calls) : last;
            }).ConfigureAwait(false);
        var reached = (last.Calls - first.Calls) / (last.Time - first.Time).TotalSeconds;
        var ideal = Concurrency / latency.TotalSeconds;
        Print($"answers of 2 s, 64 at once: {reached:F1} calls/s of {ideal:F0}: {100 * reached / ideal:F1} %   target 95 %");
    }

    private static async Task StormAsync()
    {
        await using var server = await MockModelServer.StartAsync(new MockModelOptions
        {
            RateLimit = 0.1,
            RetryAfter = TimeSpan.FromMilliseconds(50),
            ErrorRate = 0.1,
            Stall = 0.1,
            Truncate = 0.1,
            NoCode = 0.1,
            Hostile = 0.1,
        }).ConfigureAwait(false);
        var models = new ModelOptions
        {
            Concurrency = 16,
            FirstTokenTimeout = TimeSpan.FromSeconds(2),
            StallTimeout = TimeSpan.FromSeconds(2),
            Backoff = TimeSpan.FromMilliseconds(10),
            MaxBackoff = TimeSpan.FromMilliseconds(100),
            Retries = 8,
        };
        var last = 0;
        var search = await RunAsync(server.Address, new SearchOptions { Seed = 2, InFlight = 32, Budget = new Budget { Calls = 2_000 } }, models, (id, _) => last = id).ConfigureAwait(false);
        var statuses = string.Join(", ", search.Statuses.Select(status => $"{status.Key} {status.Value}"));
        Print($"storm: {search.Spent.Calls} calls in the ledger, {server.Statistics.Questions} at the server; {search.Proposals} proposals, the last is {last}: {statuses}");
    }

    private static async Task<SearchProgress> RunAsync(Uri address, SearchOptions options, ModelOptions models, Action<int, SearchProgress> committed)
    {
        var folder = Directory.CreateTempSubdirectory("evollm-bench-").FullName;
        try
        {
            var trivial = new TrivialProblem();
            var problem = new LoadedProblem(trivial.Definition, trivial, typeof(TrivialProblem).Assembly.Location, null);
            var reference = ModelReference.Parse($"openai:mock@{address}v1");
            var header = new RunHeader { Version = "benchmark", Created = TimeProvider.System.GetUtcNow(), Problem = problem.Definition, Models = [reference.ToString()], Options = options };
            await using var store = await RunStore.CreateAsync(Path.Combine(folder, "run"), header, CancellationToken.None).ConfigureAwait(false);
            await using var evaluator = new ProgramEvaluator(problem, 2, TimeProvider.System);
            using var prompting = new Prompting(new ModelSetup { Models = [reference], Options = models, Environment = _ => null }, new PromptLibrary(), store);
            var parts = MethodCatalog.Find(RunHeader.UsualMethod).Create(new MethodContext(problem.Definition, prompting, header.MethodSettings));
            var setup = new SearchSetup { Problem = problem.Definition, Evaluator = evaluator, Operators = parts.Operators, Options = options, Workers = 2, ProposalConcurrency = options.InFlight };
            var observer = new Observer(committed);
            var ending = await new Search(setup, store, TimeProvider.System).RunAsync(observer, CancellationToken.None).ConfigureAwait(false);
            Console.WriteLine($"  ({ending.Message})");
            return observer.Last!;
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static void Print(FormattableString line) => Console.WriteLine(line.ToString(CultureInfo.InvariantCulture));

    private sealed class Observer(Action<int, SearchProgress> committed) : ISearchObserver
    {
        public SearchProgress? Last { get; private set; }

        public void OnStarted(SearchProgress progress, IArchive<Elite> archive) => Last = progress;

        public void OnCommitted(ProposalRecord record, SearchProgress progress)
        {
            committed(record.Id.Value, progress);
            Last = progress;
        }
    }
}
