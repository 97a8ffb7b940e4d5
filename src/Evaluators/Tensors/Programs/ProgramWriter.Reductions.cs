namespace EvoLLM.Evaluators;

/// <content>What goes along an axis.</content>
internal sealed partial class ProgramWriter
{
    private Operand Reduce(NetworkNode node)
    {
        var (x, y) = (Natural(Value(node)), Make(node.Shape, channelsLast: false));
        var step = new ReduceStep(node.Operator, x.Place, y.Place, AlongAxis.Of(_batch, x.Shape, node.Sizes[0]));
        Forward(step);
        _wayBack.Push(() =>
        {
            if (x.Sink() is { } sink)
            {
                _backward.Add(new ReduceGradientStep(step, GradientOf(y), sink.Place, sink.Accumulate));
            }
        });
        return y;
    }

    private Operand Softmax(NetworkNode node)
    {
        var (x, y) = (Natural(Value(node)), Make(node.Shape, channelsLast: false));
        var step = new SoftmaxStep(node.Operator == NetworkOperator.LogSoftmax, x.Place, y.Place, AlongAxis.Of(_batch, x.Shape, node.Sizes[0]));
        Forward(step);
        _wayBack.Push(() =>
        {
            if (x.Sink() is { } sink)
            {
                _backward.Add(new SoftmaxGradientStep(step, GradientOf(y), sink.Place, sink.Accumulate));
            }
        });
        return y;
    }
}
