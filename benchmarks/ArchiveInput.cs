using EvoLLM.Evolver;

namespace EvoLLM.Benchmarks;

/// <summary>Random solutions for archives: 10 values, a fitness from 0 to 1, 2 measures that reach a little over -1 to 1.</summary>
internal sealed class ArchiveInput
{
    private const int Length = 10;

    public required double[][] Solutions { get; init; }

    public required double[] Fitness { get; init; }

    public required double[] Measures { get; init; }

    public int Count => Fitness.Length;

    public ReadOnlySpan<double> MeasuresOf(int row) => Measures.AsSpan(row * 2, 2);

    public static ArchiveInput Create(int rows, ulong seed)
    {
        var random = new SeededRandom(seed);
        return new ArchiveInput
        {
            Solutions = [.. Enumerable.Range(0, rows).Select(_ => Draw(Length, 1))],
            Fitness = [.. Draw(rows, 1).Select(Math.Abs)],
            Measures = Draw(rows * 2, 1.05),
        };

        double[] Draw(int count, double limit) => [.. Enumerable.Range(0, count).Select(_ => limit * ((2 * random.NextDouble()) - 1))];
    }

    /// <summary>What a grid holds in the end: how many elites, and the sum of their fitness.</summary>
    public (int Elites, double Sum) Expected(int cells)
    {
        var best = new double[cells * cells];
        for (var row = 0; row < Count; row++)
        {
            ref var cell = ref best[(Place(Measures[row * 2]) * cells) + Place(Measures[(row * 2) + 1])];
            cell = Math.Max(cell, Fitness[row]);
        }

        return (best.Count(fitness => fitness > 0), best.Sum());

        int Place(double measure) => (int)Math.Clamp(Math.Floor(((cells * (measure + 1)) + 1e-6) / 2), 0, cells - 1);
    }
}
