namespace EvoLLM.Conformance.Tests;

/// <summary>A square matrix from a formula for its entries.</summary>
internal static class EdgeMatrix
{
    public static double[,] Of(int nodes, Func<int, int, double> entry)
    {
        var matrix = new double[nodes, nodes];
        for (var i = 0; i < nodes; i++)
        {
            for (var j = 0; j < nodes; j++)
            {
                matrix[i, j] = entry(i, j);
            }
        }

        return matrix;
    }
}
