using System.Runtime.CompilerServices;

namespace EvoLLM.Evaluators;

/// <summary>What nodes of graphs take from their neighbours.</summary>
internal static unsafe class SimdNeighbors
{
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Apply(NeighborStep step, float* arena)
    {
        var (nodes, features) = (step.Nodes, step.Features);
        for (var i = 0; i < step.Batch * nodes; i++)
        {
            var edges = arena + step.Edges + (i * nodes);
            var x = arena + step.X + (i / nodes * nodes * features);
            var degree = Degree(step, edges);
            for (var feature = 0; feature < features; feature++)
            {
                var (result, any) = (0f, false);
                for (var j = 0; j < nodes; j++)
                {
                    var value = x[(j * features) + feature];
                    if (step.Function != NetworkOperator.NeighborMax)
                    {
                        result = MathF.FusedMultiplyAdd(edges[j], value, result);
                    }
                    else if (edges[j] != 0)
                    {
                        result = !any || result < value ? value : result;
                        any = true;
                    }
                }

                arena[step.Y + (i * features) + feature] = result / degree;
            }
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Apply(NeighborGradientStep step, float* arena)
    {
        var forward = step.Forward;
        var (nodes, features) = (forward.Nodes, forward.Features);
        for (var row = 0; row < forward.Batch; row++)
        {
            var edges = arena + forward.Edges + (row * nodes * nodes);
            var at = row * nodes * features;
            for (var j = 0; j < nodes; j++)
            {
                for (var feature = 0; feature < features; feature++)
                {
                    var target = arena + step.GradientOfX + at + (j * features) + feature;
                    var sum = step.Accumulate ? *target : 0;
                    for (var i = 0; i < nodes; i++)
                    {
                        var owed = arena[step.GradientOfY + at + (i * features) + feature];
                        if (forward.Function != NetworkOperator.NeighborMax)
                        {
                            sum = MathF.FusedMultiplyAdd(edges[(i * nodes) + j], owed / Degree(forward, edges + (i * nodes)), sum);
                        }
                        else if (Winner(edges + (i * nodes), arena + forward.X + at + feature, (nodes, features), arena[forward.Y + at + (i * features) + feature]) == j)
                        {
                            sum += owed;
                        }
                    }

                    *target = sum;
                }
            }
        }
    }

    /// <summary>What a sum is divided by: how many neighbours there are for a mean, else 1.</summary>
    private static float Degree(NeighborStep step, float* edges)
    {
        if (step.Function != NetworkOperator.NeighborMean)
        {
            return 1;
        }

        var degree = 0f;
        for (var j = 0; j < step.Nodes; j++)
        {
            degree += edges[j];
        }

        return degree == 0 ? 1 : degree;
    }

    /// <summary>The first neighbour that has the largest number; none where there is none.</summary>
    private static int Winner(float* edges, float* x, (int Nodes, int Features) size, float largest)
    {
        for (var j = 0; j < size.Nodes; j++)
        {
            if (edges[j] != 0 && x[j * size.Features] == largest)
            {
                return j;
            }
        }

        return -1;
    }
}
