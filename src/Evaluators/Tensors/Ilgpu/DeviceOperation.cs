namespace EvoLLM.Evaluators;

/// <summary>The steps of a layer program as kernels know them.</summary>
internal enum DeviceOperation
{
    Contraction,
    Copy,
    Zero,
    Unary,
    UnaryGradient,
    ColumnSum,
    CrossEntropy,
    Binary,
    BinaryGradient,
    Reduce,
    ReduceGradient,
    Softmax,
    SoftmaxGradient,
    Norm,
    NormGradient,
    NormScaleGradient,
    Pool,
    PoolGradient,
    Scale,
    Causal,
    Embedding,
    EmbeddingGradient,
    Neighbor,
    NeighborGradient,
    Recurrent,
    RecurrentGradient,
}
