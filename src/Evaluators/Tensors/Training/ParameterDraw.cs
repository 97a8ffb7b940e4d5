using EvoLLM.Evolver;

namespace EvoLLM.Evaluators;

/// <summary>Draws the parameters of a network before it is trained: from a seed the same ones on every device.</summary>
internal static class ParameterDraw
{
    /// <summary>Fills the parameters of a program; what is 1 or 0 in the beginning stays as it is.</summary>
    /// <param name="network">The network.</param>
    /// <param name="program">Its program.</param>
    /// <param name="arena">The numbers of the program.</param>
    /// <param name="way">How they are drawn.</param>
    /// <param name="seed">Seeds them.</param>
    public static void Fill(Network network, TensorProgram program, Span<float> arena, Initialization way, ulong seed)
    {
        var random = new SeededRandom(seed, "parameters", 0);
        foreach (var group in program.Learnt.GroupBy(parameter => parameter.Node))
        {
            if (network.Nodes[group.Key].Operator is >= NetworkOperator.BatchNorm and <= NetworkOperator.RmsNorm)
            {
                continue;
            }

            var node = network.Nodes[group.Key];
            foreach (var parameter in group)
            {
                var values = arena.Slice(parameter.Place, parameter.Count);
                if (way == Initialization.Default && node.Operator == NetworkOperator.Embedding)
                {
                    Normal(values, 1, random);
                }
                else
                {
                    Draw(values, node.Parameters[parameter.Index], Inputs(node, group.First()), way, random);
                }
            }
        }
    }

    /// <summary>Recurrent layers are drawn by what comes back to them.</summary>
    private static int Inputs(NetworkNode node, TensorParameter weights) =>
        node.Operator is NetworkOperator.Gru or NetworkOperator.Lstm or NetworkOperator.Rnn ? node.Sizes[0] : weights.FanIn;

    private static void Draw(Span<float> values, Shape shape, int inputs, Initialization way, SeededRandom random)
    {
        if (way == Initialization.Default)
        {
            Uniform(values, 1 / Math.Sqrt(inputs), random);
            return;
        }

        // A bias has one axis.
        if (shape.Count == 1)
        {
            return;
        }

        var outputs = shape[0] * shape.Skip(2).Aggregate(1, (product, size) => product * size);
        var variance = way is Initialization.KaimingUniform or Initialization.KaimingNormal ? 2.0 / inputs : 2.0 / (inputs + outputs);
        if (way is Initialization.KaimingUniform or Initialization.XavierUniform)
        {
            Uniform(values, Math.Sqrt(3 * variance), random);
        }
        else
        {
            Normal(values, Math.Sqrt(variance), random);
        }
    }

    private static void Uniform(Span<float> values, double bound, SeededRandom random)
    {
        foreach (ref var value in values)
        {
            value = (float)(bound * ((2 * random.NextDouble()) - 1));
        }
    }

    private static void Normal(Span<float> values, double deviation, SeededRandom random)
    {
        var normals = new double[values.Length];
        random.NextNormals(normals);
        for (var i = 0; i < normals.Length; i++)
        {
            values[i] = (float)(deviation * normals[i]);
        }
    }
}
