using System.Diagnostics;
using System.Globalization;
using EvoLLM.Evolver;

namespace EvoLLM.Benchmarks;

/// <summary>
/// Adds per second of the archives: 200,000 solutions of 10 values with 2 measures, as in the reference measurement of
/// pyribs 0.10.0, beside its figures. Each measurement is the median of several runs, each into a new archive.
/// </summary>
internal static class ArchiveBenchmark
{
    private const int Rows = 200_000;
    private const int Runs = 9;

    public static void Run()
    {
        var input = ArchiveInput.Create(Rows, seed: 1);
        Single(input);
        Batches(input);
        Centroids(input);
        Sizes();
        Memory();
        Threads(input);
    }

    private static void Single(ArchiveInput input)
    {
        var rate = Rate(input, () => Grid(100), AddSingly);
        Print($"single adds, 100x100 cells            {rate,8:F2} M/s   target 5 M/s: {rate / 5:F2}x   pyribs 0.0065 M/s");
        rate = Rate(input, () => Grid(100, new ArchiveOptions { LearningRate = 0.01, ThresholdMinimum = 0 }), AddSingly);
        Print($"  with learning rate 0.01             {rate,8:F2} M/s                        pyribs 0.0024 M/s");
        var archive = Grid(100);
        AddSingly(archive, input);
        var (elites, sum) = input.Expected(100);
        Print($"  end state: {archive.Count} elites, QD score {archive.Statistics.QdScore:R}; a plain array holds {elites} and {sum:R}");
    }

    private static void Batches(ArchiveInput input)
    {
        foreach (var (size, reference) in new[] { (100, "0.266 M/s (0.160 to 0.266)"), (1_000, "0.925 M/s (0.726 to 1.036)"), (10_000, "2.7 M/s (1.35 to 5.7)") })
        {
            var rate = Rate(input, () => Grid(100), (archive, rows) => AddInBatches(archive, rows, size));
            var ratio = size == 1_000 ? string.Create(CultureInfo.InvariantCulture, $"   {rate / 0.925:F1}x, target 3x") : "";
            Print($"batches of {size,6}, 100x100 cells        {rate,8:F2} M/s   pyribs {reference}{ratio}");
        }

        var large = Rate(input, () => Grid(1_000), (archive, rows) => AddInBatches(archive, rows, 1_000));
        Print($"batches of   1000, 1000x1000 cells    {large,8:F2} M/s   pyribs 0.181 M/s");
    }

    private static void Centroids(ArchiveInput input)
    {
        foreach (var (cells, reference) in new[] { (1_000, "1.47 M/s (0.452 to 1.469)"), (10_000, "0.797 M/s (0.335 to 0.797)") })
        {
            var start = Stopwatch.GetTimestamp();
            var partition = CvtPartition.Generate(Axes(1), new CvtOptions { Cells = cells }, new SeededRandom(1));
            var seconds = Stopwatch.GetElapsedTime(start).TotalSeconds;
            var rate = Rate(input, () => new CellArchive<double[]>(partition), (archive, rows) => AddInBatches(archive, rows, 1_000));
            Print($"batches of   1000, CVT of {cells,6}      {rate,8:F2} M/s   pyribs {reference}; centroids made in {seconds:F1} s");
        }
    }

    /// <summary>What an add costs with ten thousand cells and with ten million, from empty and with a million adds behind it.</summary>
    private static void Sizes()
    {
        var input = ArchiveInput.Create(1_000_000, seed: 2);
        var later = ArchiveInput.Create(1_000_000, seed: 3);
        foreach (var (name, add) in new (string, Action<CellArchive<double[]>, ArchiveInput>)[] { ("single adds", AddSingly), ("batches of 1000", (archive, rows) => AddInBatches(archive, rows, 1_000)) })
        {
            var (small, smallLater) = Twice(100, input, later, add);
            var (large, largeLater) = Twice(3_163, input, later, add);
            Print($"{name,-16} 10^7 cells against 10^4: first million {large:F0} against {small:F0} ns, {large / small:F2}x; second million {largeLater:F0} against {smallLater:F0} ns, {largeLater / smallLater:F2}x   target 1.5x");
        }
    }

    private static (double First, double Second) Twice(int cells, ArchiveInput input, ArchiveInput later, Action<CellArchive<double[]>, ArchiveInput> add)
    {
        var (first, second) = (new List<double>(), new List<double>());
        for (var run = 0; run < 5; run++)
        {
            var archive = Grid(cells);
            first.Add(Nanoseconds(() => add(archive, input)) / input.Count);
            second.Add(Nanoseconds(() => add(archive, later)) / later.Count);
        }

        return (Median(first), Median(second));
    }

    private static void Memory()
    {
        var before = GC.GetTotalMemory(forceFullCollection: true);
        var archive = Grid(3_163);
        var random = new SeededRandom(4);
        while (archive.Count < 1_000_000)
        {
            var (x, y) = (random.NextDouble(), random.NextDouble());
            archive.Add([x, y, x, y, x, y, x, y, x, y], x * y, [(2 * x) - 1, (2 * y) - 1]);
        }

        var used = GC.GetTotalMemory(forceFullCollection: true) - before;
        Print($"10^7 cells with 10^6 elites: {used / 1e6:F0} MB, the solutions included; process {Process.GetCurrentProcess().WorkingSet64 / 1e6:F0} MB   target 1000 MB");
        GC.KeepAlive(archive);
    }

    private static void Threads(ArchiveInput input)
    {
        var one = Concurrent(input, threads: 1);
        var two = Concurrent(input, threads: 2);
        Print($"shared by threads: one {one:F2} M/s, two {two:F2} M/s, {two / one:F2}x   striped locks in the reference 8.8 M/s");
    }

    private static double Concurrent(ArchiveInput input, int threads)
    {
        var rates = new List<double>();
        for (var run = 0; run < Runs; run++)
        {
            var archive = new ConcurrentArchive<double[]>(Grid(100));
            var elapsed = Nanoseconds(() => Parallel.For(0, threads, new ParallelOptions { MaxDegreeOfParallelism = threads }, thread =>
            {
                for (var row = thread; row < input.Count; row += threads)
                {
                    archive.Add(input.Solutions[row], input.Fitness[row], input.MeasuresOf(row));
                }
            }));
            rates.Add(input.Count * 1e3 / elapsed);
            var statistics = archive.Statistics;
            if (Math.Abs(statistics.QdScore - input.Expected(100).Sum) > 1e-6)
            {
                throw new InvalidOperationException($"Lost elites: {statistics}.");
            }
        }

        return Median(rates);
    }

    private static void AddSingly(CellArchive<double[]> archive, ArchiveInput input)
    {
        for (var row = 0; row < input.Count; row++)
        {
            archive.Add(input.Solutions[row], input.Fitness[row], input.MeasuresOf(row));
        }
    }

    private static void AddInBatches(CellArchive<double[]> archive, ArchiveInput input, int size)
    {
        for (var row = 0; row < input.Count; row += size)
        {
            archive.AddBatch(input.Solutions.AsSpan(row, size), input.Fitness.AsSpan(row, size), input.Measures.AsSpan(row * 2, size * 2));
        }
    }

    /// <summary>Millions of adds per second.</summary>
    private static double Rate(ArchiveInput input, Func<CellArchive<double[]>> create, Action<CellArchive<double[]>, ArchiveInput> add)
    {
        add(create(), input);
        return Median(Enumerable.Range(0, Runs).Select(_ =>
        {
            var archive = create();
            return input.Count * 1e3 / Nanoseconds(() => add(archive, input));
        }));
    }

    private static double Nanoseconds(Action work)
    {
        var start = Stopwatch.GetTimestamp();
        work();
        return Stopwatch.GetElapsedTime(start).TotalNanoseconds;
    }

    private static CellArchive<double[]> Grid(int cells, ArchiveOptions? options = null) => new(new GridPartition(Axes(cells)), options);

    private static MeasureAxis[] Axes(int cells) => [new("x", -1, 1, cells), new("y", -1, 1, cells)];

    private static double Median(IEnumerable<double> values) => values.Order().ToList() is var sorted ? sorted[sorted.Count / 2] : 0;

    private static void Print(FormattableString line) => Console.WriteLine(line.ToString(CultureInfo.InvariantCulture));
}
