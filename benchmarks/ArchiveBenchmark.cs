using System.Diagnostics;
using System.Globalization;
using EvoLLM.Evolver;

namespace EvoLLM.Benchmarks;

/// <summary>
/// Adds per second of the archives: 200,000 solutions of 10 values with 2 measures, the input of a reference measurement of
/// pyribs 0.10.0, beside its figures and its end states. A measurement is the median of several runs, each into a new
/// archive, with the fastest in brackets.
/// </summary>
internal static class ArchiveBenchmark
{
    private const int Rows = 200_000;

    public static void Run()
    {
        var input = ArchiveInput.Create(Rows);
        Single(input);
        Batches(input);
        Centroids(input);
        ArchiveSizes.Run();
        Memory();
        Threads(input);
    }

    public static CellArchive<double[]> Grid(int cells, ArchiveOptions? options = null) => new(GridPartition.Of([cells, cells], [(-1, 1), (-1, 1)]), options);

    public static void AddSingly(IArchive<double[]> archive, ArchiveInput input)
    {
        for (var row = 0; row < input.Count; row++)
        {
            archive.Add(input.Solutions[row], input.Fitness[row], input.MeasuresOf(row));
        }
    }

    public static void AddInBatches(IArchive<double[]> archive, ArchiveInput input, int size)
    {
        for (var row = 0; row < input.Count; row += size)
        {
            archive.AddBatch(input.Solutions.AsSpan(row, size), input.Fitness.AsSpan(row, size), input.Measures.AsSpan(row * 2, size * 2));
        }
    }

    public static double Nanoseconds(Action work)
    {
        var start = Stopwatch.GetTimestamp();
        work();
        return Stopwatch.GetElapsedTime(start).TotalNanoseconds;
    }

    public static void Print(FormattableString line) => Console.WriteLine(line.ToString(CultureInfo.InvariantCulture));

    private static void Single(ArchiveInput input)
    {
        var plain = Rates.Measure(input, () => Grid(100), AddSingly);
        Print($"single adds, 100x100 cells         {plain}   target 5: {plain.Median / 5:F1}x   pyribs 0.0065");
        var learning = Rates.Measure(input, () => Grid(100, new ArchiveOptions { LearningRate = 0.01, ThresholdMinimum = 0 }), AddSingly);
        Print($"  with a learning rate of 0.01     {learning}                  pyribs 0.0024");
        foreach (var (cells, reference) in new[] { (100, "10000 and 9473.0319381369"), (1_000, "169040 and 88284.387837052") })
        {
            var archive = Grid(cells);
            AddSingly(archive, input);
            var (elites, sum) = input.Expected((GridPartition)archive.Partition);
            Print($"  end state of {cells}x{cells}: {archive.Count} elites, QD score {archive.Statistics.QdScore:R}; a plain array {elites} and {sum:R}; pyribs {reference}");
        }
    }

    private static void Batches(ArchiveInput input)
    {
        foreach (var (size, reference) in new[] { (100, "0.266 (0.160 to 0.266)"), (1_000, "0.925 (0.726 to 1.036)"), (10_000, "2.7 (1.35 to 5.7)") })
        {
            var rates = Rates.Measure(input, () => Grid(100), (archive, rows) => AddInBatches(archive, rows, size));
            var ratio = size == 1_000 ? string.Create(CultureInfo.InvariantCulture, $"   {rates.Median / 0.925:F1}x, target 3x") : "";
            Print($"batches of {size,6}, 100x100 cells     {rates}   pyribs {reference}{ratio}");
        }

        var large = Rates.Measure(input, () => Grid(1_000), (archive, rows) => AddInBatches(archive, rows, 1_000));
        Print($"batches of   1000, 1000x1000 cells {large}   pyribs 0.181");
    }

    private static void Centroids(ArchiveInput input)
    {
        foreach (var (cells, reference) in new[] { (1_000, "1.47 (0.452 to 1.469)"), (10_000, "0.797 (0.335 to 0.797)") })
        {
            var (partition, seconds) = (default(CvtPartition)!, 0.0);
            seconds = Nanoseconds(() => partition = CvtPartition.Generate([new("x", -1, 1, 1), new("y", -1, 1, 1)], new CvtOptions { Cells = cells }, new SeededRandom(1))) / 1e9;
            var rates = Rates.Measure(input, () => new CellArchive<double[]>(partition), (archive, rows) => AddInBatches(archive, rows, 1_000));
            Print($"batches of   1000, CVT of {cells,6}   {rates}   pyribs {reference}; centroids made in {seconds:F1} s");
        }
    }

    private static void Memory()
    {
        var before = GC.GetTotalMemory(forceFullCollection: true);
        var archive = ArchiveSizes.Fill(Grid(3_163), 1_000_000);
        var used = GC.GetTotalMemory(forceFullCollection: true) - before;
        Print($"10^7 cells with 10^6 elites: {used / 1e6:F0} MB with their solutions; the process {Process.GetCurrentProcess().WorkingSet64 / 1e6:F0} MB   target 1000 MB");
        GC.KeepAlive(archive);
    }

    private static void Threads(ArchiveInput input)
    {
        var expected = input.Expected((GridPartition)Grid(100).Partition).Sum;
        var (one, two) = (Measure(1), Measure(2));
        Print($"shared, 1 thread                   {one}");
        Print($"shared, 2 threads                  {two}   {two.Median / one.Median:F2}x   striped locks in the reference 8.8");

        Rates Measure(int threads) => Rates.Measure(input, () => new ConcurrentArchive<double[]>(Grid(100)), (archive, rows) =>
        {
            Parallel.For(0, threads, new ParallelOptions { MaxDegreeOfParallelism = threads }, thread =>
            {
                for (var row = thread; row < rows.Count; row += threads)
                {
                    archive.Add(rows.Solutions[row], rows.Fitness[row], rows.MeasuresOf(row));
                }
            });
            if (Math.Abs(archive.Statistics.QdScore - expected) > 1e-6)
            {
                throw new InvalidOperationException($"Elites were lost: {archive.Statistics}; expected {expected}.");
            }
        });
    }
}
