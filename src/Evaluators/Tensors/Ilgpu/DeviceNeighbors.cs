namespace EvoLLM.Evaluators;

/// <summary>What nodes of graphs take from their neighbours, inside a kernel.</summary>
internal static class DeviceNeighbors
{
    private const int IsMean = (int)NetworkOperator.NeighborMean;
    private const int IsMax = (int)NetworkOperator.NeighborMax;

    /// <summary>Fields: function, edges, x, y, batch, nodes, features.</summary>
    public static void Values(DeviceStep step)
    {
        var (arena, nodes, features) = (step.Arena, step[5], step[6]);
        for (var item = step.First; item < step[4] * nodes * features; item += step.Stride)
        {
            var (i, feature) = (item / features, item % features);
            var (edges, x) = (step[1] + (i * nodes), step[2] + (i / nodes * nodes * features) + feature);
            var (result, any) = (0f, 0);
            for (var j = 0; j < nodes; j++)
            {
                var value = arena[x + (j * features)];
                if (step[0] != IsMax)
                {
                    result = DeviceMath.Fma(arena[edges + j], value, result);
                }
                else if (arena[edges + j] != 0)
                {
                    result = any == 0 ? value : DeviceMath.WhereLess(result, value, value, result);
                    any = 1;
                }
            }

            arena[step[3] + item] = DeviceMath.Divide(result, Degree(step, edges));
        }
    }

    /// <summary>Fields: those of the values, gradient of y, gradient of x, whether it is added.</summary>
    public static void Gradient(DeviceStep step)
    {
        var (arena, nodes, features) = (step.Arena, step[5], step[6]);
        for (var item = step.First; item < step[4] * nodes * features; item += step.Stride)
        {
            var (row, j, feature) = (item / features / nodes, item / features % nodes, item % features);
            var (edges, at) = (step[1] + (row * nodes * nodes), (row * nodes * features) + feature);
            var sum = step[9] != 0 ? arena[step[8] + item] : 0;
            for (var i = 0; i < nodes; i++)
            {
                var owed = arena[step[7] + at + (i * features)];
                if (step[0] != IsMax)
                {
                    sum = DeviceMath.Fma(arena[edges + (i * nodes) + j], DeviceMath.Divide(owed, Degree(step, edges + (i * nodes))), sum);
                }
                else if (Winner(step, edges + (i * nodes), step[2] + at, arena[step[3] + at + (i * features)]) == j)
                {
                    sum = DeviceMath.Add(sum, owed);
                }
            }

            arena[step[8] + item] = sum;
        }
    }

    private static float Degree(DeviceStep step, int edges)
    {
        if (step[0] != IsMean)
        {
            return 1;
        }

        var degree = 0f;
        for (var j = 0; j < step[5]; j++)
        {
            degree = DeviceMath.Add(degree, step.Arena[edges + j]);
        }

        return degree == 0 ? 1 : degree;
    }

    private static int Winner(DeviceStep step, int edges, int x, float largest)
    {
        var winner = -1;
        for (var j = step[5] - 1; j >= 0; j--)
        {
            winner = step.Arena[edges + j] != 0 && step.Arena[x + (j * step[6])] == largest ? j : winner;
        }

        return winner;
    }
}
