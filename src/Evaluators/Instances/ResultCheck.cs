using EvoLLM.Sandbox;

namespace EvoLLM.Evaluators;

/// <summary>What a heuristic returned, held against the shape that was asked for. Every number must be finite.</summary>
internal static class ResultCheck
{
    /// <exception cref="InvalidResultException">Another shape, or a number that is not finite.</exception>
    public static double[,] Matrix(double[,]? result, int rows, int columns, string method)
    {
        if (result is null)
        {
            throw new InvalidResultException($"{method} returned null; a matrix of {rows} by {columns} is asked for.");
        }

        if (result.GetLength(0) != rows || result.GetLength(1) != columns)
        {
            throw new InvalidResultException($"{method} returned a matrix of {result.GetLength(0)} by {result.GetLength(1)}; {rows} by {columns} is asked for.");
        }

        for (var i = 0; i < rows; i++)
        {
            for (var j = 0; j < columns; j++)
            {
                if (!double.IsFinite(result[i, j]))
                {
                    throw new InvalidResultException($"{method} returned {Text(result[i, j])} at [{i}, {j}]; every number must be finite.");
                }
            }
        }

        return result;
    }

    /// <summary>A square matrix of edges: its diagonal means nothing and is set to 0.</summary>
    /// <exception cref="InvalidResultException">Another shape, or a number off the diagonal that is not finite.</exception>
    public static double[,] Edges(double[,]? result, int nodes, string method)
    {
        for (var node = 0; node < nodes && result?.GetLength(0) == nodes && result.GetLength(1) == nodes; node++)
        {
            result[node, node] = 0;
        }

        return Matrix(result, nodes, nodes, method);
    }

    /// <exception cref="InvalidResultException">Another length, or a number that is not finite.</exception>
    public static double[] Vector(double[]? result, int length, string method)
    {
        if (result is null)
        {
            throw new InvalidResultException($"{method} returned null; {length} numbers are asked for.");
        }

        if (result.Length != length)
        {
            throw new InvalidResultException($"{method} returned {result.Length} numbers; {length} are asked for.");
        }

        for (var i = 0; i < length; i++)
        {
            if (!double.IsFinite(result[i]))
            {
                throw new InvalidResultException($"{method} returned {Text(result[i])} at [{i}]; every number must be finite.");
            }
        }

        return result;
    }

    private static string Text(double value) => value.ToString(System.Globalization.CultureInfo.InvariantCulture);
}
