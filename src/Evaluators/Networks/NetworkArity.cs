namespace EvoLLM.Evaluators;

/// <summary>How many inputs and sizes each operator has.</summary>
internal static class NetworkArity
{
    /// <summary>The fewest and the most inputs.</summary>
    public static (int Least, int Most) Inputs(NetworkOperator kind) => kind switch
    {
        NetworkOperator.Input => (0, 0),
        NetworkOperator.Attention => (3, 3),
        NetworkOperator.Concat => (2, int.MaxValue),
        NetworkOperator.MatMul or >= NetworkOperator.Add and <= NetworkOperator.Minimum or >= NetworkOperator.NeighborSum and <= NetworkOperator.NeighborMax => (2, 2),
        _ => (1, 1),
    };

    /// <summary>How many sizes; <see langword="null"/> where that depends on a shape.</summary>
    public static int? Sizes(NetworkOperator kind) => kind switch
    {
        NetworkOperator.Input or NetworkOperator.Reshape or NetworkOperator.Transpose => null,
        NetworkOperator.Conv1d or NetworkOperator.Conv2d => 6,
        NetworkOperator.Slice or >= NetworkOperator.MaxPool1d and <= NetworkOperator.AveragePool2d => 3,
        NetworkOperator.Embedding or NetworkOperator.Pad or NetworkOperator.Attention or NetworkOperator.Gru or NetworkOperator.Lstm or NetworkOperator.Rnn => 2,
        NetworkOperator.Dense or NetworkOperator.Sum or NetworkOperator.Mean or NetworkOperator.Max or NetworkOperator.Softmax or NetworkOperator.LogSoftmax
            or NetworkOperator.GroupNorm or NetworkOperator.Concat => 1,
        _ => 0,
    };
}
