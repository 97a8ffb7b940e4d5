using System.Text.Json.Nodes;
using EvoLLM.Evaluators;

namespace EvoLLM.Benchmarks;

/// <summary>A network that a benchmark trains.</summary>
/// <param name="Name">What it is called.</param>
/// <param name="Network">The network.</param>
internal sealed record TensorNetwork(string Name, Network Network)
{
    /// <summary>Seeds the parameters of the first of a population.</summary>
    public const ulong Seed = 1;

    /// <summary>Its graph, and where its first weights begin in a file of floats.</summary>
    public JsonObject Describe(int offset) => new()
    {
        ["name"] = Name,
        ["offset"] = offset,
        ["nodes"] = JsonNode.Parse(NetworkFormat.Write(Network)),
    };

    /// <summary>The first weights as other frameworks lay them out: outputs, inputs, kernel; then biases; node after node.</summary>
    public IEnumerable<float> Weights()
    {
        var program = ProgramWriter.Classifier(Network, 1);
        var arena = new float[program.Parameters];
        ParameterDraw.Fill(Network, program, arena, Initialization.Default, Seed);
        foreach (var (place, count) in program.Ones.Where(one => one.Place < program.Parameters))
        {
            arena.AsSpan(place, count).Fill(1);
        }

        return program.Learnt.SelectMany(parameter => Turned(arena.AsSpan(parameter.Place, parameter.Count).ToArray(), Network.Nodes[parameter.Node], parameter.Index));
    }

    private static float[] Turned(float[] laid, NetworkNode node, int index)
    {
        var shape = node.Parameters[index];
        if (shape.Count == 1 || node.Operator == NetworkOperator.Embedding)
        {
            return laid;
        }

        var groups = node.Operator is NetworkOperator.Conv1d or NetworkOperator.Conv2d ? node.Sizes[5] : 1;
        var (own, channels, places) = (shape[0] / groups, shape[1], (int)(shape.Elements / shape[0] / shape[1]));
        return
        [
            .. from g in Enumerable.Range(0, groups)
               from o in Enumerable.Range(0, own)
               from c in Enumerable.Range(0, channels)
               from k in Enumerable.Range(0, places)
               select laid[(((((g * places) + k) * channels) + c) * own) + o],
        ];
    }
}
