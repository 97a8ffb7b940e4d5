namespace EvoLLM.Evaluators;

/// <content>Linear layers, functions, normalisation and pools.</content>
internal sealed partial class OnnxWriter
{
    private string Dense(int number, NetworkNode node)
    {
        var (units, features) = (node.Parameters[0][0], node.Parameters[0][1]);
        return Add("Add", [Add("MatMul", [Input(node), Parameter(number, 0, features, units)]), Parameter(number, 1, units)]);
    }

    /// <summary>Indices outside the table stand for its ends, as in training.</summary>
    private string Embedding(int number, NetworkNode node)
    {
        var within = Add("Clip", [Input(node), _graph.Constant([0f]), _graph.Constant([(float)(node.Sizes[0] - 1)])]);
        return Add("Gather", [Parameter(number, 0, node.Parameters[0]), Add("Cast", [within], ("to", 7))]);
    }

    private string Convolution(int number, NetworkNode node)
    {
        var (kernel, stride, padding, dilation, groups, axes) = (node.Sizes[1], node.Sizes[2], node.Sizes[3], node.Sizes[4], node.Sizes[5], node.Shape.Count - 1);
        var shape = node.Parameters[0];
        var (places, own, channels) = ((int)(shape.Elements / shape[0] / shape[1]), shape[0] / groups, shape[1]);
        var laid = Numbers(number, 0);
        float[] weights =
        [
            .. from g in Enumerable.Range(0, groups)
               from o in Enumerable.Range(0, own)
               from c in Enumerable.Range(0, channels)
               from k in Enumerable.Range(0, places)
               select laid[(((((g * places) + k) * channels) + c) * own) + o],
        ];
        return Add(
            "Conv",
            [Input(node), _graph.Constant(weights, shape), Parameter(number, 1, shape[0])],
            ("kernel_shape", Times(kernel, axes)),
            ("strides", Times(stride, axes)),
            ("pads", Times(padding, 2 * axes)),
            ("dilations", Times(dilation, axes)),
            ("group", groups));
    }

    private string Unary(NetworkNode node) => node.Operator switch
    {
        NetworkOperator.LeakyRelu => Add("LeakyRelu", Inputs(node), ("alpha", 0.01f)),
        NetworkOperator.Elu => Add("Elu", Inputs(node), ("alpha", 1f)),
        NetworkOperator.GeluTanh => Add("Gelu", Inputs(node), ("approximate", "tanh")),
        NetworkOperator.Silu => Add("Mul", [Input(node), Add("Sigmoid", Inputs(node))]),
        NetworkOperator.Square => Add("Mul", [Input(node), Input(node)]),
        NetworkOperator.Negate => Add("Neg", Inputs(node)),
        _ => Add(node.Operator.ToString(), Inputs(node)),
    };

    private string Binary(NetworkNode node)
    {
        var kind = node.Operator switch
        {
            NetworkOperator.Add => "Add",
            NetworkOperator.Subtract => "Sub",
            NetworkOperator.Multiply => "Mul",
            NetworkOperator.Divide => "Div",
            NetworkOperator.Maximum => "Max",
            _ => "Min",
        };
        return Add(kind, [Filled(node, 0), Filled(node, 1)]);
    }

    /// <summary>An input with as many axes as the output has: those that it lacks stand between the batch and its own.</summary>
    private string Filled(NetworkNode node, int input)
    {
        var (shape, lacking) = (InputShape(node, input), node.Shape.Count - InputShape(node, input).Count);
        return lacking == 0 ? Input(node, input) : Reshaped(Input(node, input), [.. Enumerable.Repeat(1, lacking), .. shape]);
    }

    /// <summary>The only axis of a row does not go: it becomes one number.</summary>
    private string Reduce(string kind, NetworkNode node) => Add(kind, [Input(node), _graph.List(Axis(node))], ("keepdims", InputShape(node).Count == 1 ? 1 : 0));

    private string GlobalPool(string kind, NetworkNode node) =>
        Add(kind, [Input(node), _graph.List([.. Enumerable.Range(2, InputShape(node).Count - 1).Select(axis => (long)axis)])], ("keepdims", 0));

    private string Pool(NetworkNode node)
    {
        var (axes, largest) = (node.Shape.Count - 1, node.Operator is NetworkOperator.MaxPool1d or NetworkOperator.MaxPool2d);
        (string, object)[] attributes = [("kernel_shape", Times(node.Sizes[0], axes)), ("strides", Times(node.Sizes[1], axes)), ("pads", Times(node.Sizes[2], 2 * axes))];
        return largest ? Add("MaxPool", Inputs(node), attributes) : Add("AveragePool", Inputs(node), [.. attributes, ("count_include_pad", 1)]);
    }

    private string BatchNorm(int number, NetworkNode node)
    {
        var channels = node.Shape[0];
        return Add("BatchNormalization", [Input(node), .. Enumerable.Range(0, 4).Select(index => Parameter(number, index, channels))], ("epsilon", NormTable.Epsilon));
    }

    private string GroupNorm(int number, NetworkNode node)
    {
        var (groups, channels) = (node.Sizes[0], node.Shape[0]);
        var ones = _graph.Constant([.. Enumerable.Repeat(1f, groups)], groups);
        var normal = Add("InstanceNormalization", [Reshaped(Input(node), groups, -1), ones, _graph.Constant(new float[groups], groups)], ("epsilon", NormTable.Epsilon));
        int[] alongChannels = [channels, .. Enumerable.Repeat(1, node.Shape.Count - 1)];
        return Add("Add", [Add("Mul", [Reshaped(normal, [.. node.Shape]), Parameter(number, 0, alongChannels)]), Parameter(number, 1, alongChannels)]);
    }

    private string RmsNorm(int number, NetworkNode node)
    {
        var mean = Add("ReduceMean", [Add("Mul", [Input(node), Input(node)]), _graph.List(-1)], ("keepdims", 1));
        var root = Add("Sqrt", [Add("Add", [mean, _graph.Constant([NormTable.Epsilon])])]);
        return Add("Mul", [Add("Div", [Input(node), root]), Parameter(number, 0, node.Shape[^1])]);
    }

    private string Slice(NetworkNode node)
    {
        var (axis, first, count) = (Axis(node), node.Sizes[1], node.Sizes[2]);
        return Add("Slice", [Input(node), _graph.List(first), _graph.List(first + count), _graph.List(axis)]);
    }

    private string Pad(NetworkNode node)
    {
        var (before, after, axes) = (node.Sizes[0], node.Sizes[1], node.Shape.Count);
        return Add("Pad", [Input(node), _graph.List([.. new long[axes], before, .. new long[axes], after])]);
    }

    private static int[] Times(int value, int count) => [.. Enumerable.Repeat(value, count)];
}
