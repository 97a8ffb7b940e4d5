using System.Diagnostics;
using System.Globalization;
using EvoLLM.Evaluators;
using EvoLLM.Evolver;

namespace EvoLLM.Benchmarks;

/// <summary>
/// MAP-Elites over vectors, 1,000 iterations of 540 evaluations, three seeds, beside the medians of pyribs 0.10.0 for the same
/// settings; CMA-ME and CMA-MAE beside one seed of it.
/// </summary>
internal static class MapElitesBenchmark
{
    private const int Iterations = 1000;
    private const int Batch = 540;
    private const int Seeds = 3;

    // Ranges over three seeds where they were measured.
    private static readonly Reference[] References =
    [
        new("sphere", 20, "iso-line", "0.7477 [0.742-0.749]", "59.07 [58.7-59.1]", 99.77, 186_000),
        new("sphere", 20, "Gaussian", "0.7508 [0.750-0.753]", "59.37 [59.2-59.4]", 99.67, 356_000),
        new("sphere", 100, "iso-line", "0.4866 [0.483-0.487]", "40.18 [39.9-40.2]", 99.09, 79_000),
        new("sphere", 100, "Gaussian", "0.3409 [0.341-0.344]", "28.70 [28.6-28.7]", 97.34, 140_000),
        new("rastrigin", 20, "iso-line", "0.7177", "48.43", 91.15, 185_000),
        new("rastrigin", 20, "Gaussian", "0.7364", "49.28", 90.70, 202_000),
        new("rastrigin", 100, "iso-line", "0.4245", "28.86", 84.25, 79_000),
        new("rastrigin", 100, "Gaussian", "0.3246", "21.68", 80.55, 111_000),
        new("arm", 12, "iso-line", "0.7915", "75.59", 99.91, 262_000),
        new("arm", 12, "Gaussian", "0.7901", "75.61", 99.91, 350_000),
        new("arm", 100, "iso-line", "0.7296", "71.71", 99.37, 119_000),
        new("arm", 100, "Gaussian", "0.7298", "71.46", 99.37, 183_000),
        new("sphere", 20, "CMA-ME", "0.837", "64.9", null, 22_000),
        new("sphere", 20, "CMA-MAE", "0.845", "67.4", null, 30_000),
    ];

    public static void Run(string? part)
    {
        Console.WriteLine("Medians [ranges] of three seeds; in the second line of each pair what pyribs 0.10.0 reached. CPU: evaluations for a second of processor time.");
        Console.WriteLine("problem            coverage                normalized QD          best      evaluations/s   ratio        CPU");
        foreach (var reference in References.Where(reference => part is null || reference.Name.Contains(part, StringComparison.OrdinalIgnoreCase)))
        {
            Print(reference, [.. Enumerable.Range(1, Seeds).Select(seed => Measure(reference, (ulong)seed))]);
        }
    }

    private static Result Measure(Reference reference, ulong seed)
    {
        IVectorProblem problem = reference.Problem switch
        {
            "sphere" => new SphereProblem(reference.Dimension),
            "rastrigin" => new RastriginProblem(reference.Dimension),
            _ => new ArmProblem(reference.Dimension),
        };
        var search = new VectorSearch(problem, Scheduler(reference.Algorithm, problem, seed), Environment.ProcessorCount);
        var processor = Environment.CpuUsage.TotalTime;
        var clock = Stopwatch.StartNew();
        search.Run(Iterations, CancellationToken.None);
        var seconds = clock.Elapsed.TotalSeconds;
        var statistics = search.Scheduler.Result.Statistics;
        var evaluations = search.Scheduler.Evaluations;
        return new Result(
            statistics.Coverage,
            statistics.NormalizedQdScore,
            statistics.BestFitness!.Value,
            evaluations / seconds,
            evaluations / (Environment.CpuUsage.TotalTime - processor).TotalSeconds);
    }

    private static VectorScheduler Scheduler(string algorithm, IVectorProblem problem, ulong seed)
    {
        const int small = 36;
        var sigma = problem is ArmProblem ? 0.1 : 0.5;
        var annealing = algorithm == "CMA-MAE";
        var archive = Archive(problem, annealing ? new ArchiveOptions { LearningRate = 0.01, ThresholdMinimum = 0 } : null);
        IEnumerable<IEmitter> emitters = algorithm switch
        {
            "Gaussian" => [new GaussianEmitter(archive, EmitterOptions.For(problem, Batch), sigma)],
            "iso-line" => [new IsoLineEmitter(archive, EmitterOptions.For(problem, Batch), sigma, line: 0.2)],
            _ => Enumerable.Range(0, Batch / small).Select(_ => new EvolutionStrategyEmitter(
                archive,
                EmitterOptions.For(problem, small),
                annealing ? EvolutionStrategyOptions.Annealing(sigma) : new EvolutionStrategyOptions { Sigma = sigma })),
        };
        return new VectorScheduler(archive, [.. emitters], new SchedulerOptions { Seed = seed, ResultArchive = annealing ? Archive(problem, null) : null });
    }

    private static CellArchive<double[]> Archive(IVectorProblem problem, ArchiveOptions? options) =>
        new(new GridPartition(problem.Measures), options, VectorCheck.OfLength(problem.Dimension));

    private static void Print(Reference reference, Result[] results)
    {
        var coverage = Figure(results, result => result.Coverage, "F4", "F3");
        var score = Figure(results, result => result.Score, "F2", "F1");
        var rate = Median(results, result => result.Rate);
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{reference.Name,-18} {coverage,-22}  {score,-20}  {Median(results, result => result.Best),6:F2}  {rate,15:N0}  {rate / reference.Rate,6:F1}  {Median(results, result => result.CpuRate),9:N0}"));
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{"",-18} {reference.Coverage,-22}  {reference.Score,-20}  {reference.Best,6:F2}  {reference.Rate,15:N0}"));
    }

    private static string Figure(Result[] results, Func<Result, double> figure, string format, string coarse)
    {
        string Text(double value, string digits) => value.ToString(digits, CultureInfo.InvariantCulture);
        return $"{Text(Median(results, figure), format)} [{Text(results.Min(figure), coarse)}-{Text(results.Max(figure), coarse)}]";
    }

    private static double Median(Result[] results, Func<Result, double> figure) => results.Select(figure).Order().ElementAt(results.Length / 2);

    private sealed record Reference(string Problem, int Dimension, string Algorithm, string Coverage, string Score, double? Best, double Rate)
    {
        public string Name => $"{Problem}-{Dimension}-{Algorithm}";
    }

    private sealed record Result(double Coverage, double Score, double Best, double Rate, double CpuRate);
}
