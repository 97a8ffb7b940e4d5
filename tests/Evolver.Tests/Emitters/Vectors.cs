namespace EvoLLM.Evolver.Tests;

/// <summary>Archives, batches and problems of vectors for tests.</summary>
internal static class Vectors
{
    public static readonly MeasureAxis[] Square = [new("x", -10, 10, 20), new("y", -10, 10, 20)];

    public static CellArchive<double[]> Archive(ArchiveOptions? options = null) => new(new GridPartition(Square), options);

    public static double[][] Rows(int count, int dimension) => [.. Enumerable.Range(0, count).Select(_ => new double[dimension])];

    public static double[][] Ask(IEmitter emitter, ulong seed)
    {
        var rows = Rows(emitter.BatchSize, emitter.Dimension);
        emitter.Ask(new SeededRandom(seed), rows);
        return rows;
    }

    /// <summary>The minimum of the sphere lies at 1, and the measures are the first two numbers.</summary>
    public sealed class SphereAtOne(int dimension) : IVectorProblem
    {
        public int Dimension => dimension;

        public IReadOnlyList<double> Start { get; } = new double[dimension];

        public IReadOnlyList<MeasureAxis> Measures => Square;

        public double Evaluate(ReadOnlySpan<double> vector, Span<double> measures)
        {
            (measures[0], measures[1]) = (vector[0], vector[1]);
            var sum = 0.0;
            foreach (var x in vector)
            {
                sum += (x - 1) * (x - 1);
            }

            return -sum;
        }
    }
}
