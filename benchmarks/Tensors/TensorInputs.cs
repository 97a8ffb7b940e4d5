using System.Runtime.InteropServices;
using System.Text.Json.Nodes;
using EvoLLM.Evaluators;
using EvoLLM.Evolver;

namespace EvoLLM.Benchmarks;

/// <summary>The networks of the benchmark, and the files that a peer reads.</summary>
internal sealed class TensorInputs
{
    /// <summary>Makes the networks.</summary>
    /// <param name="distinct">How many unequal ones.</param>
    public TensorInputs(int distinct)
    {
        var random = new SeededRandom(1, "distinct networks", 0);
        Drawn = [.. Draws(random).Take(distinct).Select((network, number) => new TensorNetwork($"network {number}", network))];
    }

    /// <summary>MLP, CNN, GRU, the larger CNN and logistic regression as published (Greydanus and Kobak 2024; Chen et al. 2023).</summary>
    public IReadOnlyList<TensorNetwork> Published { get; } =
    [
        Build("MLP", x => x.Dense(100).Relu() is var hidden ? (hidden + hidden.Dense(100).Relu()).Dense(10) : x),
        Build("CNN", x => x.Reshape([1, 40]).Conv1d(25, 5, 2, 1).Relu().Conv1d(25, 3, 2, 1).Relu().Conv1d(25, 3, 2, 1).Relu().Flatten().Dense(10)),
        Build("GRU", x => x.Reshape([40, 1]).Gru(6, bidirectional: true).Flatten().Dense(10)),
        Build("large CNN", x =>
        {
            x = x.Reshape([1, 40]).Conv1d(32, 3, padding: Tensor.Same).Relu().AveragePool1d(2);
            x += x.Conv1d(32, 3, padding: Tensor.Same).Relu();
            x += x.Conv1d(32, 3, padding: Tensor.Same).Relu();
            return x.AveragePool1d(2).Flatten().Dense(256).Relu().Dense(10);
        }),
        Build("logistic", x => x.Dense(10)),
    ];

    /// <summary>Unequal convolutional networks.</summary>
    public IReadOnlyList<TensorNetwork> Drawn { get; }

    /// <summary>Writes rows, graphs and first weights.</summary>
    public void Write(string folder, LabelledRows rows)
    {
        Directory.CreateDirectory(folder);
        File.WriteAllBytes(Path.Combine(folder, "features.f32"), MemoryMarshal.AsBytes(rows.Features.Span));
        File.WriteAllBytes(Path.Combine(folder, "labels.i32"), MemoryMarshal.AsBytes(rows.Labels.Span));
        var (weights, networks) = (new List<float>(), new JsonArray());
        foreach (var network in Published.Concat(Drawn))
        {
            networks.Add(network.Describe(weights.Count));
            weights.AddRange(network.Weights());
        }

        File.WriteAllBytes(Path.Combine(folder, "weights.f32"), MemoryMarshal.AsBytes<float>(weights.ToArray()));
        File.WriteAllText(Path.Combine(folder, "networks.json"), networks.ToJsonString());
    }

    private static TensorNetwork Build(string name, Func<Tensor, Tensor> build)
    {
        var builder = new NetworkBuilder();
        return new TensorNetwork(name, builder.Output(build(builder.Input(new Shape(Mnist1d.Width)))));
    }

    private static IEnumerable<Network> Draws(SeededRandom random)
    {
        while (true)
        {
            yield return RandomNetwork.Draw(Mnist1d.Width, Mnist1d.Classes, random).Build(Mnist1d.Width, Mnist1d.Classes);
        }
    }
}
