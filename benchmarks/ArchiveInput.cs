using EvoLLM.Evolver;

namespace EvoLLM.Benchmarks;

/// <summary>
/// Random solutions for archives: 10 values, a fitness from 0 to 1, 2 measures that reach a little over -1 to 1. The first
/// 200,000 are those of the reference measurement: SplitMix64 streams of their own for solutions, fitness and measures.
/// </summary>
internal sealed class ArchiveInput
{
    private const int Length = 10;
    private const double Reach = 1.05;

    public required double[][] Solutions { get; init; }

    public required double[] Fitness { get; init; }

    public required double[] Measures { get; init; }

    public int Count => Fitness.Length;

    public ReadOnlySpan<double> MeasuresOf(int row) => Measures.AsSpan(row * 2, 2);

    /// <summary>Draws rows; the same seed gives the same ones.</summary>
    public static ArchiveInput Create(int rows, ulong seed = 1) => new()
    {
        Solutions = [.. Draw(seed, rows * Length).Chunk(Length)],
        Fitness = [.. Draw(seed + 1, rows)],
        Measures = [.. Draw(seed + 2, rows * 2).Select(value => Reach * ((2 * value) - 1))],
    };

    /// <summary>What a grid holds in the end, by a plain array: how many elites, and the sum of their fitness.</summary>
    public (int Elites, double Sum) Expected(GridPartition grid)
    {
        var best = new double[grid.CellCount];
        for (var row = 0; row < Count; row++)
        {
            ref var cell = ref best[grid.CellOf(MeasuresOf(row))];
            cell = Math.Max(cell, Fitness[row]);
        }

        return (best.Count(fitness => fitness > 0), best.Sum());
    }

    private static IEnumerable<double> Draw(ulong state, int count)
    {
        for (var i = 0; i < count; i++)
        {
            state += 0x9E3779B97F4A7C15UL;
            var bits = (state ^ (state >> 30)) * 0xBF58476D1CE4E5B9UL;
            bits = (bits ^ (bits >> 27)) * 0x94D049BB133111EBUL;
            yield return ((bits ^ (bits >> 31)) >> 11) * (1.0 / (1UL << 53));
        }
    }
}
