namespace EvoLLM.Evaluators;

/// <summary>What a node of a network computes.</summary>
public enum NetworkOperator
{
    /// <summary>What the network is given. Sizes: those of the shape.</summary>
    Input,

    /// <summary>A linear layer over the last axis with a bias. Sizes: units.</summary>
    Dense,

    /// <summary>Convolution over <c>[channels, length]</c> with a bias. Sizes: channels, kernel, stride, padding, dilation, groups.</summary>
    Conv1d,

    /// <summary>Convolution over <c>[channels, height, width]</c> with a bias. Sizes: channels, kernel, stride, padding, dilation, groups.</summary>
    Conv2d,

    /// <summary>The product of two matrices, <c>[rows, inner]</c> and <c>[inner, columns]</c>.</summary>
    MatMul,

    /// <summary>A vector for each index, from a table. Sizes: entries, width.</summary>
    Embedding,

    /// <summary>The larger of x and 0.</summary>
    Relu,

    /// <summary>x, or 0.01 x where it is negative.</summary>
    LeakyRelu,

    /// <summary>x, or e^x - 1 where it is negative (Clevert et al. 2016).</summary>
    Elu,

    /// <summary>x times the normal distribution function of x (Hendrycks and Gimpel 2016).</summary>
    Gelu,

    /// <summary>Nearly the same by the hyperbolic tangent (Hendrycks and Gimpel 2016).</summary>
    GeluTanh,

    /// <summary>x times its logistic function.</summary>
    Silu,

    /// <summary>The hyperbolic tangent.</summary>
    Tanh,

    /// <summary>The logistic function.</summary>
    Sigmoid,

    /// <summary>log(1 + e^x).</summary>
    Softplus,

    /// <summary>e^x.</summary>
    Exp,

    /// <summary>The natural logarithm.</summary>
    Log,

    /// <summary>The square root.</summary>
    Sqrt,

    /// <summary>The sine.</summary>
    Sin,

    /// <summary>The cosine.</summary>
    Cos,

    /// <summary>The absolute value.</summary>
    Abs,

    /// <summary>x times itself.</summary>
    Square,

    /// <summary>x with the other sign.</summary>
    Negate,

    /// <summary>The sum of two tensors; the smaller is repeated along axes of size 1, or that it lacks in front.</summary>
    Add,

    /// <summary>The difference of two tensors.</summary>
    Subtract,

    /// <summary>The product of two tensors, number by number.</summary>
    Multiply,

    /// <summary>The quotient of two tensors.</summary>
    Divide,

    /// <summary>The larger of two tensors, number by number.</summary>
    Maximum,

    /// <summary>The smaller of two tensors, number by number.</summary>
    Minimum,

    /// <summary>The sum along an axis, which goes. Sizes: axis.</summary>
    Sum,

    /// <summary>The mean along an axis, which goes. Sizes: axis.</summary>
    Mean,

    /// <summary>The largest along an axis, which goes. Sizes: axis.</summary>
    Max,

    /// <summary>Shares that sum to 1 along an axis. Sizes: axis.</summary>
    Softmax,

    /// <summary>The logarithms of such shares. Sizes: axis.</summary>
    LogSoftmax,

    /// <summary>Normalises each channel over the batch, with a learnt scale and shift (Ioffe and Szegedy 2015).</summary>
    BatchNorm,

    /// <summary>Normalises the last axis, with a learnt scale and shift (Ba et al. 2016).</summary>
    LayerNorm,

    /// <summary>Normalises groups of channels, with a learnt scale and shift for each channel (Wu and He 2018). Sizes: groups.</summary>
    GroupNorm,

    /// <summary>Divides the last axis by its root mean square, with a learnt scale (Zhang and Sennrich 2019).</summary>
    RmsNorm,

    /// <summary>The largest of each window along the length. Sizes: kernel, stride, padding.</summary>
    MaxPool1d,

    /// <summary>The mean of each window along the length; padding counts as 0. Sizes: kernel, stride, padding.</summary>
    AveragePool1d,

    /// <summary>The largest of each window of a picture. Sizes: kernel, stride, padding.</summary>
    MaxPool2d,

    /// <summary>The mean of each window of a picture; padding counts as 0. Sizes: kernel, stride, padding.</summary>
    AveragePool2d,

    /// <summary>The mean of each channel.</summary>
    GlobalAveragePool,

    /// <summary>The largest of each channel.</summary>
    GlobalMaxPool,

    /// <summary>All in one axis.</summary>
    Flatten,

    /// <summary>Another shape of as many numbers, in the same order. Sizes: those of the shape.</summary>
    Reshape,

    /// <summary>The axes in another order. Sizes: for each axis, which one it was.</summary>
    Transpose,

    /// <summary>Tensors one after the other along an axis. Sizes: axis.</summary>
    Concat,

    /// <summary>A stretch along an axis. Sizes: axis, first, count.</summary>
    Slice,

    /// <summary>Zeros before and after, along the last axis. Sizes: before, after.</summary>
    Pad,

    /// <summary>What each step of queries attends to among keys, with their values (Vaswani et al. 2017). Sizes: heads, 1 where steps see no later ones.</summary>
    Attention,

    /// <summary>A recurrent layer with gates (Cho et al. 2014), the hidden state of each step. Sizes: hidden, 1 where it goes both ways.</summary>
    Gru,

    /// <summary>A recurrent layer with a memory (Hochreiter and Schmidhuber 1997). Sizes: hidden, 1 where it goes both ways.</summary>
    Lstm,

    /// <summary>A plain recurrent layer (Elman 1990). Sizes: hidden, 1 where it goes both ways.</summary>
    Rnn,

    /// <summary>The sum of each node's neighbours: <c>[nodes, nodes]</c>, 1 where there is an edge from the column's to the row's, and <c>[nodes, features]</c>.</summary>
    NeighborSum,

    /// <summary>The mean of each node's neighbours; 0 without one.</summary>
    NeighborMean,

    /// <summary>The largest of each node's neighbours, feature by feature; 0 without one.</summary>
    NeighborMax,
}
