using System.Diagnostics;
using System.Globalization;
using EvoLLM.Evaluators;
using EvoLLM.Evolver;

namespace EvoLLM.Benchmarks;

/// <summary>What the framework costs for each candidate, from proposal to stored result, isolation on.</summary>
internal static class ThroughputBenchmark
{
    public static async Task RunAsync(int candidates)
    {
        var folder = Directory.CreateTempSubdirectory("evollm-bench-").FullName;
        try
        {
            var problem = new TrivialProblem();
            var loaded = new LoadedProblem(problem.Definition, problem, typeof(TrivialProblem).Assembly.Location, null);
            var options = new SearchOptions { InFlight = 16, Budget = new Budget { Evaluations = candidates } };
            var header = new RunHeader { Version = "benchmark", Created = TimeProvider.System.GetUtcNow(), Problem = problem.Definition, Models = ["offline"], Options = options };
            var marks = new Marks();
            await using (var store = await RunStore.CreateAsync(Path.Combine(folder, "run"), header, CancellationToken.None).ConfigureAwait(false))
            await using (var evaluator = new ProgramEvaluator(loaded, workers: 2, TimeProvider.System))
            {
                var setup = new SearchSetup { Problem = problem.Definition, Evaluator = evaluator, Operators = [new DistinctPrograms()], Options = options, Workers = 2, ProposalConcurrency = 2 };
                var ending = await new Search(setup, store, TimeProvider.System).RunAsync(marks, CancellationToken.None).ConfigureAwait(false);
                Console.WriteLine(ending.Message);
            }

            marks.Report();
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    /// <summary>When each candidate was committed.</summary>
    private sealed class Marks : ISearchObserver
    {
        private const int Window = 400;

        private readonly List<double> _seconds = [];
        private readonly Stopwatch _clock = Stopwatch.StartNew();
        private IReadOnlyDictionary<EvaluationStatus, int> _statuses = new Dictionary<EvaluationStatus, int>();

        public void OnStarted(SearchProgress progress, IArchive<Elite> archive) => _clock.Restart();

        public void OnCommitted(ProposalRecord record, SearchProgress progress)
        {
            _seconds.Add(_clock.Elapsed.TotalSeconds);
            _statuses = progress.Statuses;
        }

        public void Report()
        {
            Print($"{string.Join(", ", _statuses.Select(pair => $"{pair.Key} {pair.Value}"))}");
            Print($"first candidate after {_seconds[0]:F2} s");
            Print($"first {Math.Min(1000, _seconds.Count)}: {Math.Min(1000, _seconds.Count) / _seconds[Math.Min(1000, _seconds.Count) - 1]:F0} candidates/s, start-up included");
            Print($"all {_seconds.Count}: {_seconds.Count / _seconds[^1]:F0} candidates/s");

            // Early on, the compiler and the workers are still warming up: the figures at 1,000 and 5,000 show the store alone.
            var first = Cost(100);
            foreach (var stored in new[] { 100, 1000, 5000, _seconds.Count - Window }.Where(stored => stored + Window <= _seconds.Count))
            {
                Print($"cost of one candidate at {stored,6} stored: {1000 * Cost(stored):F2} ms, {Cost(stored) / first:F2} of that at 100");
            }
        }

        private double Cost(int stored) => (_seconds[stored + Window - 1] - _seconds[stored - 1]) / Window;

        private static void Print(FormattableString line) => Console.WriteLine(line.ToString(CultureInfo.InvariantCulture));
    }
}
