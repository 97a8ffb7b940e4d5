namespace EvoLLM.Evaluators.Tests;

/// <summary>The networks of MNIST-1D's repository and of EvoPrompting (Chen et al. 2023), as a candidate would write them.</summary>
internal static class PublishedNetworks
{
    public static Network Logistic => Build(x => x.Dense(10));

    public static Network Mlp => Build(x =>
    {
        var hidden = x.Dense(100).Relu();
        return (hidden + hidden.Dense(100).Relu()).Dense(10);
    });

    public static Network Cnn => Build(x => x.Reshape([1, 40])
        .Conv1d(25, 5, stride: 2, padding: 1).Relu()
        .Conv1d(25, 3, stride: 2, padding: 1).Relu()
        .Conv1d(25, 3, stride: 2, padding: 1).Relu()
        .Flatten().Dense(10));

    public static Network Gru => Build(x => x.Reshape([40, 1]).Gru(6, bidirectional: true).Flatten().Dense(10));

    public static Network BigCnn => Build(x =>
    {
        x = x.Reshape([1, 40]).Conv1d(32, 3, padding: Tensor.Same).Relu().AveragePool1d(2);
        x += x.Conv1d(32, 3, padding: Tensor.Same).Relu();
        x += x.Conv1d(32, 3, padding: Tensor.Same).Relu();
        return x.AveragePool1d(2).Flatten().Dense(256).Relu().Dense(10);
    });

    public static Network Build(Func<Tensor, Tensor> build, NetworkLimits? limits = null, params int[] input)
    {
        var builder = new NetworkBuilder(limits);
        return builder.Output(build(builder.Input(new Shape(input.Length > 0 ? input : [40]))));
    }
}
