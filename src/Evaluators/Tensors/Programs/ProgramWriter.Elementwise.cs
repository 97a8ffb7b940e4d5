namespace EvoLLM.Evaluators;

/// <content>What is computed number by number.</content>
internal sealed partial class ProgramWriter
{
    private Operand Unary(NetworkNode node)
    {
        var x = Value(node);
        var (y, count) = (Make(node.Shape, x.ChannelsLast), _batch * (int)node.Shape.Elements);
        Forward(new UnaryStep(node.Operator, x.Place, y.Place, count));
        _wayBack.Push(() =>
        {
            if (x.Sink() is { } sink)
            {
                _backward.Add(new UnaryGradientStep(node.Operator, x.Place, y.Place, GradientOf(y), sink.Place, count, sink.Accumulate));
            }
        });
        return y;
    }

    private Operand Binary(NetworkNode node)
    {
        var (first, second) = (Value(node, 0), Value(node, 1));
        if (node.Operator == NetworkOperator.Add && first.Shape.Equals(second.Shape))
        {
            return Sum(node, first, first.ChannelsLast ? ChannelsLast(second) : Natural(second));
        }

        (first, second) = (Natural(first), Natural(second));
        var y = Make(node.Shape, channelsLast: false);
        var step = new BinaryStep(node.Operator, first.Place, second.Place, y.Place, [_batch, .. node.Shape], Strides(first.Shape, node.Shape), Strides(second.Shape, node.Shape));
        Forward(step);
        _wayBack.Push(() =>
        {
            var gradient = GradientOf(y);
            foreach (var (number, operand) in ((Operand[])[first, second]).Index())
            {
                if (operand.Sink() is { } sink)
                {
                    if (!sink.Accumulate)
                    {
                        _backward.Add(new ZeroStep(sink.Place, _batch * (int)operand.Shape.Elements));
                    }

                    _backward.Add(new BinaryGradientStep(step, number == 1, gradient, sink.Place));
                }
            }
        });
        return y;
    }

    private Operand Sum(NetworkNode node, Operand first, Operand second)
    {
        var (y, count) = (Make(node.Shape, first.ChannelsLast), _batch * (int)node.Shape.Elements);
        Forward(Move(first.Place, y.Place, count, accumulate: false));
        Forward(Move(second.Place, y.Place, count, accumulate: true));
        _wayBack.Push(() =>
        {
            foreach (var operand in (Operand[])[first, second])
            {
                if (operand.Sink() is { } sink)
                {
                    _backward.Add(Move(GradientOf(y), sink.Place, count, sink.Accumulate));
                }
            }
        });
        return y;
    }

    /// <summary>How far a tensor's numbers lie apart along the axes of one that it is repeated to, the rows first.</summary>
    private static int[] Strides(Shape shape, Shape whole)
    {
        var strides = new int[whole.Count + 1];
        var stride = 1;
        for (var back = 1; back <= shape.Count; back++)
        {
            strides[^back] = shape[^back] == 1 ? 0 : stride;
            stride *= shape[^back];
        }

        strides[0] = stride;
        return strides;
    }

    private static CopyStep Move(int from, int to, int count, bool accumulate) => new(from, to, [count], [1], [1], accumulate);
}
