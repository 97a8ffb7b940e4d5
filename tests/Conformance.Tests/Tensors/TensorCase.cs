using System.Text.Json.Nodes;
using EvoLLM.Evaluators;

namespace EvoLLM.Conformance.Tests;

/// <summary>One operation of the table: its network, and what its parameters are in the layout of layer programs.</summary>
internal sealed class TensorCase
{
    private readonly JsonNode _row;

    public TensorCase(JsonNode row) => _row = row;

    public string Operation => (string)_row["op"]!;

    /// <summary>Rows that are taken together: those of the first axis where an operation knows rows.</summary>
    public int Batch => HasRows ? Shape(Names.First())[0] : 1;

    /// <summary>Whether a normalisation takes the mean and the variance of the batch.</summary>
    public bool Training => (bool?)Attributes["training"] ?? true;

    /// <summary>The running means and variances; empty where there are none.</summary>
    public IReadOnlyList<float[]> Running => Training ? [] : [List("running_mean"), List("running_var")];

    private bool Learns => Operation is "linear" or "conv1d" or "conv2d" or "gru" or "lstm" or "rnn" or "embedding" || Operation.EndsWith("_norm", StringComparison.Ordinal);

    private bool HasRows => (Learns && Operation != "embedding") || Operation is "batch_matmul" or "attention" || Operation.Contains("_pool", StringComparison.Ordinal);

    private JsonNode Attributes => _row["attrs"]!;

    public Network Network()
    {
        var builder = new NetworkBuilder();
        var tensors = Names.Select(name => builder.Input(new Shape(HasRows ? Shape(name)[1..] : Shape(name)))).ToList();
        return builder.Output(Apply(tensors));
    }

    /// <summary>The inputs that are no parameters.</summary>
    public IEnumerable<string> Names => Learns ? [Operation == "embedding" ? "indices" : "x"] : _row["inputs"]!.AsObject().Select(input => input.Key);

    public float[] Input(string name) => Numbers(_row["inputs"]![name]!);

    public float[] Output => Numbers(_row["output"]!);

    public float[] Cotangent => Numbers(_row["cotangent"]!);

    /// <summary>The gradient of an input; <see langword="null"/> where it has none.</summary>
    public float[]? Gradient(string name) => _row["grads"]![name] is { } tensor ? Numbers(tensor) : null;

    /// <summary>How far results may be from the table, relative to their size.</summary>
    public double Tolerance => Operation is "attention" or "gru" or "lstm" or "rnn" ? 1e-4 : 1e-5;

    /// <summary>How much of each label is spread over all classes.</summary>
    public float Smoothing => (float)(double)Attributes["label_smoothing"]!;

    /// <summary>Rows and columns of a matrix.</summary>
    public (int Rows, int Columns) Matrix(string name) => (Shape(name)[0], Shape(name)[1]);

    /// <summary>The names of the parameters, in the order of their node.</summary>
    public IEnumerable<string> Parameters => Learns ? _row["inputs"]!.AsObject().Select(input => input.Key).Where(name => !Names.Contains(name)) : [];

    /// <summary>Parameters as layer programs have them: <c>[inputs, units]</c>, <c>[groups, kernel, channels, outputs]</c>.</summary>
    public float[] Laid(string name, float[] values)
    {
        if (Shape(name).Length == 1 || Operation == "embedding")
        {
            return values;
        }

        var shape = Shape(name);
        var (outputs, groups) = (shape[0], (int?)Attributes["groups"] ?? 1);
        var (channels, kernel, own) = (shape[1], shape.Skip(2).Aggregate(1, (product, size) => product * size), outputs / groups);
        return
        [
            .. from g in Enumerable.Range(0, groups)
               from k in Enumerable.Range(0, kernel)
               from c in Enumerable.Range(0, channels)
               from o in Enumerable.Range(0, own)
               select values[((((g * own) + o) * channels) + c) * kernel + k],
        ];
    }

    private static float[] Numbers(JsonNode tensor) => [.. tensor["data"]!.AsArray().Select(value => (float)(double)value!)];

    private int[] Shape(string name) => [.. _row["inputs"]![name]!["shape"]!.AsArray().Select(size => (int)size!)];

    private int Attribute(string name) => (int)Attributes[name]!;

    private int[] Axes(string name) => [.. Attributes[name]!.AsArray().Select(value => (int)value!)];

    private float[] List(string name) => [.. Attributes[name]!.AsArray().Select(value => (float)(double)value!)];

    private Tensor Apply(List<Tensor> x) => Operation switch
    {
        "linear" => x[0].Dense(Shape("weight")[0]),
        "conv1d" => x[0].Conv1d(Shape("weight")[0], Shape("weight")[2], Attribute("stride"), Attribute("padding"), Attribute("dilation"), Attribute("groups")),
        "conv2d" => x[0].Conv2d(Shape("weight")[0], Shape("weight")[2], Attribute("stride"), Attribute("padding"), Attribute("dilation"), Attribute("groups")),
        "matmul" or "batch_matmul" => x[0].MatMul(x[1]),
        "embedding" => x[0].Embedding(Shape("weight")[0], Shape("weight")[1]),
        "attention" => x[0].Attention(x[1], x[2], Attribute("heads"), (bool)Attributes["causal"]!),
        "gru" => x[0].Gru(Shape("weight_hh")[1]),
        "lstm" => x[0].Lstm(Shape("weight_hh")[1]),
        "rnn" => x[0].Rnn(Shape("weight_hh")[1]),
        "batch_norm" => x[0].BatchNorm(),
        "layer_norm" => x[0].LayerNorm(),
        "group_norm" => x[0].GroupNorm(Attribute("groups")),
        "rms_norm" => x[0].RmsNorm(),
        "max_pool1d" => x[0].MaxPool1d(Attribute("kernel"), Attribute("stride"), Attribute("padding")),
        "avg_pool1d" => x[0].AveragePool1d(Attribute("kernel"), Attribute("stride"), Attribute("padding")),
        "global_avg_pool1d" => x[0].GlobalAveragePool(),
        "global_max_pool1d" => x[0].GlobalMaxPool(),
        "relu" => x[0].Relu(),
        "leaky_relu" => x[0].LeakyRelu(),
        "elu" => x[0].Elu(),
        "gelu" => x[0].Gelu(),
        "gelu_tanh" => x[0].GeluTanh(),
        "mse_loss" => (x[0] - x[1]).Square().Flatten().Mean(),
        "bce_with_logits" => (x[0].Softplus() - (x[0] * x[1])).Flatten().Mean(),
        "silu" => x[0].Silu(),
        "tanh" => x[0].Tanh(),
        "sigmoid" => x[0].Sigmoid(),
        "softplus" => x[0].Softplus(),
        "exp" => x[0].Exp(),
        "log" => x[0].Log(),
        "sqrt" => x[0].Sqrt(),
        "sin" => x[0].Sin(),
        "cos" => x[0].Cos(),
        "abs" => x[0].Abs(),
        "square" => x[0].Square(),
        "neg" => x[0].Negate(),
        "add" => x[0] + x[1],
        "sub" => x[0] - x[1],
        "mul" => x[0] * x[1],
        "div" => x[0] / x[1],
        "maximum" => x[0].Maximum(x[1]),
        "minimum" => x[0].Minimum(x[1]),
        "sum" => x[0].Sum(Attribute("axis")),
        "mean" => x[0].Mean(Attribute("axis")),
        "max" => x[0].Max(Attribute("axis")),
        "softmax" => x[0].Softmax(Attribute("axis")),
        "log_softmax" => x[0].LogSoftmax(Attribute("axis")),
        "concat" => x[0].Concat(x[1], Attribute("axis")),
        "transpose" => x[0].Transpose(Axes("axes")),
        "reshape" => x[0].Reshape(Axes("shape")),
        "slice" => x[0].Slice(Attribute("axis"), Attribute("start"), Attribute("length")),
        "pad1d" => x[0].Pad(Attribute("before"), Attribute("after")),
        _ => throw new NotSupportedException(Operation),
    };
}
