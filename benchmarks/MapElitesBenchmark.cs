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

    private static readonly Reference[] References =
    [
        new("sphere", 20, "iso-line", 0.7477, 59.07, 99.77, 186_000),
        new("sphere", 20, "Gaussian", 0.7508, 59.37, 99.67, 356_000),
        new("sphere", 100, "iso-line", 0.4866, 40.18, 99.09, 79_000),
        new("sphere", 100, "Gaussian", 0.3409, 28.70, 97.34, 140_000),
        new("rastrigin", 20, "iso-line", 0.7177, 48.43, 91.15, 185_000),
        new("rastrigin", 20, "Gaussian", 0.7364, 49.28, 90.70, 202_000),
        new("rastrigin", 100, "iso-line", 0.4245, 28.86, 84.25, 79_000),
        new("rastrigin", 100, "Gaussian", 0.3246, 21.68, 80.55, 111_000),
        new("arm", 12, "iso-line", 0.7915, 75.59, 99.91, 262_000),
        new("arm", 12, "Gaussian", 0.7901, 75.61, 99.91, 350_000),
        new("arm", 100, "iso-line", 0.7296, 71.71, 99.37, 119_000),
        new("arm", 100, "Gaussian", 0.7298, 71.46, 99.37, 183_000),
        new("sphere", 20, "CMA-ME", 0.837, 64.9, null, 22_000),
        new("sphere", 20, "CMA-MAE", 0.845, 67.4, null, 30_000),
    ];

    public static void Run(string? only)
    {
        Console.WriteLine("                           coverage                    normalized QD              best             evaluations/s");
        Console.WriteLine("problem        algorithm   found (range)    reference  found (range)   reference  found reference   found reference ratio");
        foreach (var reference in References.Where(reference => only is null || $"{reference.Problem}-{reference.Dimension}-{reference.Algorithm}".Contains(only, StringComparison.OrdinalIgnoreCase)))
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
        var clock = Stopwatch.StartNew();
        search.Run(Iterations, CancellationToken.None);
        var seconds = clock.Elapsed.TotalSeconds;
        var statistics = search.Scheduler.Result.Statistics;
        return new Result(statistics.Coverage, statistics.NormalizedQdScore, statistics.BestFitness!.Value, search.Scheduler.Evaluations / seconds);
    }

    private static VectorScheduler Scheduler(string algorithm, IVectorProblem problem, ulong seed)
    {
        var sigma = problem is ArmProblem ? 0.1 : 0.5;
        var archive = Archive(problem, algorithm == "CMA-MAE" ? new ArchiveOptions { LearningRate = 0.01, ThresholdMinimum = 0 } : null);
        IEnumerable<IEmitter> emitters = algorithm switch
        {
            "Gaussian" => [new GaussianEmitter(archive, EmitterOptions.For(problem, Batch), sigma)],
            "iso-line" => [new IsoLineEmitter(archive, EmitterOptions.For(problem, Batch), sigma, 0.2)],
            _ => Enumerable.Range(0, Batch / 36).Select(_ => new EvolutionStrategyEmitter(
                archive, EmitterOptions.For(problem, 36), algorithm == "CMA-MAE" ? EvolutionStrategyOptions.Annealing(sigma) : new EvolutionStrategyOptions { Sigma = sigma })),
        };
        return new VectorScheduler(archive, [.. emitters], new SchedulerOptions { Seed = seed, ResultArchive = algorithm == "CMA-MAE" ? Archive(problem, null) : null });
    }

    private static CellArchive<double[]> Archive(IVectorProblem problem, ArchiveOptions? options) =>
        new(new GridPartition(problem.Measures), options, VectorCheck.OfLength(problem.Dimension));

    private static void Print(Reference reference, Result[] results)
    {
        var (coverage, score, rate) = (Median(results, result => result.Coverage), Median(results, result => result.Score), Median(results, result => result.Rate));
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{reference.Problem,-9} {reference.Dimension,3}  {reference.Algorithm,-8}  {coverage:F4} {Range(results, result => result.Coverage, "F4")} {reference.Coverage:F4}  {score:F2} {Range(results, result => result.Score, "F2")} {reference.Score:F2}  {Median(results, result => result.Best):F2} {reference.Best:F2}  {rate,9:N0} {reference.Rate,7:N0} {rate / reference.Rate,5:F1}"));
    }

    private static double Median(Result[] results, Func<Result, double> figure) => results.Select(figure).Order().ElementAt(results.Length / 2);

    private static string Range(Result[] results, Func<Result, double> figure, string format) =>
        $"[{results.Min(figure).ToString(format, CultureInfo.InvariantCulture)}-{results.Max(figure).ToString(format, CultureInfo.InvariantCulture)}]";

    private sealed record Reference(string Problem, int Dimension, string Algorithm, double Coverage, double Score, double? Best, double Rate);

    private sealed record Result(double Coverage, double Score, double Best, double Rate);
}
