using EvoLLM.Evolver;

namespace EvoLLM.Benchmarks;

/// <summary>
/// What an add costs with ten thousand cells, all held, and with ten million, of which a million are held. What becomes of
/// the solutions is the same on both sides: rejected, better than the elite of their cell, or new.
/// </summary>
internal static class ArchiveSizes
{
    private const int Rows = 100_000;
    private const int Runs = 15;

    public static void Run()
    {
        foreach (var (name, add) in new (string, Action<CellArchive<double[]>, ArchiveInput>)[]
        {
            ("single adds", ArchiveBenchmark.AddSingly),
            ("batches of 1000", (archive, rows) => ArchiveBenchmark.AddInBatches(archive, rows, 1_000)),
        })
        {
            var (small, large) = (Costs(100, 10_000, add), Costs(3_163, 1_000_000, add));
            ArchiveBenchmark.Print($"{name,-16} at 10^7 cells against 10^4: rejected {large.Rejected:F0} against {small.Rejected:F0} ns, {large.Rejected / small.Rejected:F2}x; improving {large.Improving:F0} against {small.Improving:F0} ns, {large.Improving / small.Improving:F2}x; new {large.New:F0} against {small.New:F0} ns, {large.New / small.New:F2}x   target 1.5x");
        }
    }

    /// <summary>Adds random solutions until so many cells are held.</summary>
    public static CellArchive<double[]> Fill(CellArchive<double[]> archive, int elites)
    {
        var random = new SeededRandom(4);
        while (archive.Count < elites)
        {
            var (x, y) = ((2 * random.NextDouble()) - 1, (2 * random.NextDouble()) - 1);
            archive.Add([x, y, x, y, x, y, x, y, x, y], 0.5, [x, y]);
        }

        return archive;
    }

    private static (double Rejected, double Improving, double New) Costs(int cells, int elites, Action<CellArchive<double[]>, ArchiveInput> add)
    {
        var (rejected, improving, fresh) = (new List<double>(), new List<double>(), new List<double>());
        var archive = Fill(ArchiveBenchmark.Grid(cells), elites);
        for (var run = 0; run < Runs; run++)
        {
            rejected.Add(Cost(archive, Again(archive, Rows, run, fitness: -1), add));
            improving.Add(Cost(archive, Again(archive, Rows, run, fitness: 1 + run), add));
            fresh.Add(Cost(ArchiveBenchmark.Grid(cells), Again(archive, 10_000, run, fitness: 1), add));
        }

        return (rejected.Order().ElementAt(Runs / 2), improving.Order().ElementAt(Runs / 2), fresh.Order().ElementAt(Runs / 2));
    }

    private static double Cost(CellArchive<double[]> archive, ArchiveInput input, Action<CellArchive<double[]>, ArchiveInput> add) =>
        ArchiveBenchmark.Nanoseconds(() => add(archive, input)) / input.Count;

    /// <summary>Solutions that fall into random cells that are held; each into another one as long as there are enough.</summary>
    private static ArchiveInput Again(CellArchive<double[]> archive, int count, int seed, double fitness)
    {
        var random = new SeededRandom((ulong)seed);
        var entries = Enumerable.Range(0, count).Chunk(Math.Min(count, archive.Count)).SelectMany(part => archive.SampleDistinct(part.Length, random)).ToList();
        return new ArchiveInput
        {
            Solutions = [.. entries.Select(entry => entry.Solution)],
            Fitness = [.. entries.Select((_, row) => fitness + (row * 1e-9))],
            Measures = [.. entries.SelectMany(entry => entry.Measures)],
        };
    }
}
