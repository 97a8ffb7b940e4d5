namespace EvoLLM.Evaluators.Tests;

/// <summary>Networks that together have every kind of layer, for rows of 40 numbers; with sizes that fill no vector.</summary>
internal static class SampleNetworks
{
    public static IReadOnlyList<Network> All { get; } =
    [
        PublishedNetworks.Logistic,
        PublishedNetworks.Build(x => x.Dense(9).Relu() is var hidden ? (hidden + hidden.Dense(9).Silu()).Dense(10) : x),
        PublishedNetworks.Build(x => x.Reshape([1, 40]).Conv1d(5, 5, stride: 2, padding: 1).BatchNorm().Relu().Conv1d(6, 3, padding: Tensor.Same).MaxPool1d(3, 2, 1).Flatten().Dense(10)),
        PublishedNetworks.Build(x => x.Reshape([4, 10]).Depthwise1d(3, dilation: 2).GroupNorm(2).Gelu().AveragePool1d(2).Concat(x.Reshape([4, 10]).Slice(1, 2, 3), 1).GlobalMaxPool().Dense(10)),
        PublishedNetworks.Build(x => x.Reshape([8, 5]).LayerNorm().Gru(3, bidirectional: true).Lstm(2).Rnn(3).Mean(0).Dense(10)),
        PublishedNetworks.Build(x => x.Reshape([5, 8]).SelfAttention(2, causal: true).RmsNorm().Softmax().Max(0).Dense(10)),
        PublishedNetworks.Build(x => x.Reshape([5, 8]).MatMul(x.Reshape([5, 8]).Transpose()).Sigmoid().Multiply(x.Slice(0, 0, 5)).Pad(1, 2).Flatten().Divide(x.Slice(0, 3, 1).Square().Exp()).Dense(10)),
        PublishedNetworks.Build(x => Graph(x, (edges, nodes) => nodes.NeighborSum(edges))),
        PublishedNetworks.Build(x => Graph(x, (edges, nodes) => nodes.NeighborMean(edges).GeluTanh())),
        PublishedNetworks.Build(x => Graph(x, (edges, nodes) => nodes.NeighborMax(edges) + nodes)),
    ];

    /// <summary>Five nodes, with edges where a signal is above 0 (its ReLU over itself and a little), and none into the first.</summary>
    private static Tensor Graph(Tensor x, Func<Tensor, Tensor, Tensor> pass)
    {
        var positive = x.Slice(0, 0, 20).Relu();
        var edges = (positive / (positive + positive.Square().Exp().Square())).Pad(5, 0).Reshape([5, 5]);
        return pass(edges, x.Reshape([5, 8]).Dense(3).Tanh()).Flatten().Dense(10);
    }
}
