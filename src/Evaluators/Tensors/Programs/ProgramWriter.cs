namespace EvoLLM.Evaluators;

/// <summary>
/// Writes the layer program of a network. Tensors with channels lie with the channel as the fastest axis, so that windows of a convolution are
/// contiguous; others as they are named. Every node leaves behind what has to be done on the way back.
/// </summary>
internal sealed partial class ProgramWriter
{
    private const int Alignment = 16;

    /// <summary>A gigabyte.</summary>
    private const int MostFloats = 1 << 28;

    /// <summary>Attention takes a step for each row and head, a recurrent layer some for each of its steps.</summary>
    private const int MostSteps = 20_000;

    private readonly Network _network;
    private readonly int _batch;
    private readonly Operand[] _values;
    private readonly List<TensorParameter> _learnt = [];
    private readonly List<TensorParameter> _kept = [];
    private readonly List<TensorStep> _forward = [];
    private readonly List<TensorStep> _evaluation = [];
    private readonly List<TensorStep> _backward = [];
    private readonly Stack<Action> _wayBack = new();
    private readonly List<(int Place, int Count)> _ones = [];
    private readonly bool _training;
    private int _next;
    private int _parameters;

    private ProgramWriter(Network network, int batch, bool training) => (_network, _batch, _training, _values) = (network, batch, training, new Operand[network.Nodes.Count]);

    /// <summary>Writes a program that classifies rows.</summary>
    /// <param name="network">A network with one input, that ends in a number for each class.</param>
    /// <param name="batch">Rows that are taken together, 1 or more.</param>
    /// <param name="smoothing">How much of each label is spread over all classes, 0 to 1.</param>
    /// <exception cref="ShapeException">It is not such a network.</exception>
    public static TensorProgram Classifier(Network network, int batch, float smoothing = 0)
    {
        var writer = new ProgramWriter(network, batch, training: true);
        var output = writer.WriteForward(inputsLearn: false);

        // Behind the loss a device keeps what each row adds to it.
        var (labels, loss) = (writer.Allocate(batch), writer.Allocate(1 + batch));
        var sink = output.Sink() ?? throw new ShapeException("The network has nothing between its input and its output; add a layer.");
        writer._backward.Add(new CrossEntropyStep(output.Place, labels, loss, sink.Place, batch, (int)output.Shape.Elements, smoothing));
        return writer.WriteBackward(output) with { Labels = labels, Loss = loss };
    }

    /// <summary>Writes a program of a function: whoever runs it writes the gradient of the output, and finds those of the inputs, too.</summary>
    /// <param name="network">A network with any number of inputs.</param>
    /// <param name="batch">Rows that are taken together, 1 or more.</param>
    /// <param name="training">Whether a BatchNorm takes the mean and the variance of the batch, and not the running ones.</param>
    /// <exception cref="ShapeException">It cannot be trained.</exception>
    public static TensorProgram Function(Network network, int batch, bool training = true)
    {
        var writer = new ProgramWriter(network, batch, training);
        var output = writer.WriteForward(inputsLearn: true);
        var gradient = output.Sink()!.Value.Place;
        var program = writer.WriteBackward(output);
        var inputs = network.Nodes.Index().Where(node => node.Item.Operator == NetworkOperator.Input).Select(node => writer._values[node.Index]);
        return program with { GradientOfOutput = gradient, GradientsOfInputs = [.. inputs.Select(GradientOf)] };
    }

    private static int Aligned(int count) => (count + Alignment - 1) / Alignment * Alignment;

    private Operand WriteForward(bool inputsLearn)
    {
        foreach (var (number, node) in _network.Nodes.Index())
        {
            foreach (var (index, shape) in node.Parameters.Index())
            {
                _learnt.Add(new TensorParameter(number, index, Allocate((int)Math.Min(int.MaxValue, shape.Elements)), (int)shape.Elements, index == 0 ? FanIn(node) : 0));
            }
        }

        // Their gradients follow in the same order.
        _parameters = _next;
        _next *= 2;
        for (var number = 0; number < _network.Nodes.Count; number++)
        {
            _values[number] = Write(number, _network.Nodes[number]);
            if (_network.Nodes[number].Operator == NetworkOperator.Input && !inputsLearn)
            {
                _values[number] = _values[number] with { Sink = NoSink };
            }
        }

        return Natural(_values[^1]);
    }

    private TensorProgram WriteBackward(Operand output)
    {
        while (_wayBack.TryPop(out var step))
        {
            step();
            Require(_backward.Count);
        }

        return new TensorProgram
        {
            Batch = _batch,
            Parameters = _parameters,
            Learnt = _learnt,
            Kept = _kept,
            Inputs = [.. _network.Nodes.Index().Where(node => node.Item.Operator == NetworkOperator.Input).Select(node => _values[node.Index].Place)],
            Output = output.Place,
            Ones = _ones,
            Forward = _forward,
            Evaluation = _evaluation,
            Backward = _backward,
            Arena = _next,
        };
    }

    private Operand Write(int number, NetworkNode node) => node.Operator switch
    {
        NetworkOperator.Input => Make(node.Shape, channelsLast: false),
        NetworkOperator.Dense => Dense(number, node),
        NetworkOperator.Conv1d or NetworkOperator.Conv2d => Convolution(number, node),
        >= NetworkOperator.Relu and <= NetworkOperator.Negate => Unary(node),
        NetworkOperator.MatMul => MatMul(node),
        NetworkOperator.Embedding => Embedding(number, node),
        NetworkOperator.Attention => Attention(node),
        NetworkOperator.Gru or NetworkOperator.Lstm or NetworkOperator.Rnn => Recurrent(number, node),
        >= NetworkOperator.BatchNorm and <= NetworkOperator.RmsNorm => Norm(number, node),
        >= NetworkOperator.MaxPool1d and <= NetworkOperator.GlobalMaxPool => Pool(node),
        >= NetworkOperator.Add and <= NetworkOperator.Minimum => Binary(node),
        NetworkOperator.Sum or NetworkOperator.Mean or NetworkOperator.Max => Reduce(node),
        NetworkOperator.Softmax or NetworkOperator.LogSoftmax => Softmax(node),
        NetworkOperator.Flatten or NetworkOperator.Reshape => View(node),
        NetworkOperator.Transpose => Transpose(node),
        NetworkOperator.Slice => Slice(node),
        NetworkOperator.Concat => Concat(node),
        NetworkOperator.Pad => Pad(node),
        >= NetworkOperator.NeighborSum and <= NetworkOperator.NeighborMax => Neighbors(node),
        _ => throw new ShapeException($"Line {node.Line}: {node.Operator} cannot be trained yet."),
    };

    /// <summary>Adds a step, and what is done in its place where the network is only evaluated.</summary>
    private void Forward(TensorStep step, TensorStep? evaluation = null)
    {
        Require(_forward.Count);
        _forward.Add(step);
        _evaluation.Add(evaluation ?? step);
    }

    private Operand Value(NetworkNode node, int input = 0) => _values[node.Inputs[input]];

    private int Parameter(int number, int index) => _learnt.First(learnt => (learnt.Node, learnt.Index) == (number, index)).Place;

    private static int FanIn(NetworkNode node) => (int)(node.Parameters[0].Elements / node.Parameters[0][0]);

    private static void Require(int steps)
    {
        if (steps > MostSteps)
        {
            throw new ShapeException(FormattableString.Invariant($"The network takes more than {MostSteps:N0} steps for a batch; take fewer heads of attention, shorter sequences, or smaller kernels of grouped and dilated convolutions."));
        }
    }

    private int Allocate(int count)
    {
        var place = _next;
        if (count < 0 || count > MostFloats - place)
        {
            throw new ShapeException(FormattableString.Invariant($"The network holds more than {MostFloats:N0} numbers for a batch; make it smaller."));
        }

        _next += Aligned(count);
        return place;
    }

    /// <summary>A new tensor, whose gradient is written by the first of those who use it and added to by the others.</summary>
    private Operand Make(Shape shape, bool channelsLast)
    {
        var count = (int)Math.Min(int.MaxValue, NetworkRules.Times(_batch, shape.Elements));
        int? gradient = null;
        return new Operand(Allocate(count), shape, channelsLast, () =>
        {
            var accumulate = gradient is not null;
            return new Sink(gradient ??= Allocate(count), accumulate);
        });
    }

    /// <summary>What was written for the gradient of a tensor, once all who use it have been.</summary>
    private static int GradientOf(Operand value) => value.Sink()!.Value.Place;
}
