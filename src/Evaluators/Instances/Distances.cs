using System.Runtime.InteropServices;

namespace EvoLLM.Evaluators;

/// <summary>Distances between points of the plane.</summary>
public static class Distances
{
    /// <summary>The Euclidean distances between all points, 0 on the diagonal.</summary>
    /// <param name="points">x and y of each point, one after the other: 2n numbers.</param>
    /// <returns>n by n, symmetric.</returns>
    public static double[,] Euclidean(ReadOnlySpan<double> points)
    {
        var count = points.Length / 2;
        var distances = new double[count, count];
        for (var i = 0; i < count; i++)
        {
            for (var j = i + 1; j < count; j++)
            {
                distances[i, j] = distances[j, i] = Between(points, i, j);
            }
        }

        return distances;
    }

    /// <summary>The Euclidean distance of two points.</summary>
    /// <param name="points">x and y of each point, one after the other.</param>
    /// <param name="from">The one, from 0.</param>
    /// <param name="to">The other.</param>
    public static double Between(ReadOnlySpan<double> points, int from, int to)
    {
        var (x, y) = (points[2 * from] - points[2 * to], points[(2 * from) + 1] - points[(2 * to) + 1]);
        return Math.Sqrt((x * x) + (y * y));
    }

    /// <summary>
    /// Sees that no two points lie in the same place: between those that do, 1e-12 is written, so that a heuristic may divide by a distance. Changes the matrix.
    /// </summary>
    internal static double[,] Apart(double[,] matrix)
    {
        const double Least = 1e-12;
        for (var i = 0; i < matrix.GetLength(0); i++)
        {
            for (var j = 0; j < matrix.GetLength(1); j++)
            {
                matrix[i, j] = i == j ? matrix[i, j] : Math.Max(matrix[i, j], Least);
            }
        }

        return matrix;
    }

    /// <summary>A copy that a candidate may have and change.</summary>
    internal static double[,] Copy(double[,] matrix) => (double[,])matrix.Clone();

    /// <summary>Whether two matrices of one shape hold the same bits.</summary>
    internal static bool AreSame(double[,] one, double[,] other) =>
        MemoryMarshal.AsBytes(MemoryMarshal.CreateReadOnlySpan(ref one[0, 0], one.Length))
            .SequenceEqual(MemoryMarshal.AsBytes(MemoryMarshal.CreateReadOnlySpan(ref other[0, 0], other.Length)));
}
