namespace EvoLLM.Evaluators;

/// <content>Copies between layouts, and what is seen otherwise.</content>
internal sealed partial class ProgramWriter
{
    /// <summary>A tensor whose axes lie as they are named.</summary>
    private Operand Natural(Operand value) => value.ChannelsLast ? Copied(value, false) : value;

    /// <summary>A tensor whose channel is the fastest axis.</summary>
    private Operand ChannelsLast(Operand value) => value.ChannelsLast ? value : Copied(value, true);

    private Operand View(NetworkNode node)
    {
        var value = Natural(Value(node));
        return value with { Shape = node.Shape };
    }

    private Operand Transpose(NetworkNode node)
    {
        var value = Value(node);
        if (value.ChannelsLast && node.Sizes is [1, 0])
        {
            // It lies that way already.
            return value with { Shape = node.Shape, ChannelsLast = false };
        }

        value = Natural(value);
        var (from, to) = (Contiguous(value.Shape), Contiguous(node.Shape));
        return Derived(value, node.Shape, channelsLast: false, ([_batch, .. node.Shape], [from[0], .. node.Sizes.Select(axis => from[axis + 1])], to), (0, 0));
    }

    private Operand Slice(NetworkNode node)
    {
        var value = Natural(Value(node));
        var (whole, part) = (AlongAxis.Of(_batch, value.Shape, node.Sizes[0]), AlongAxis.Of(_batch, node.Shape, node.Sizes[0]));
        return Derived(value, node.Shape, channelsLast: false, Stretch(whole, part), (node.Sizes[1] * whole.Inner, 0));
    }

    private Operand Pad(NetworkNode node)
    {
        var value = Natural(Value(node));
        var (part, whole) = (AlongAxis.Of(_batch, value.Shape, -1), AlongAxis.Of(_batch, node.Shape, -1));
        var (sizes, large, small) = Stretch(whole, part);
        return Derived(value, node.Shape, channelsLast: false, (sizes, small, large), (0, node.Sizes[0]));
    }

    private Operand Concat(NetworkNode node)
    {
        var y = Make(node.Shape, channelsLast: false);
        var whole = AlongAxis.Of(_batch, node.Shape, node.Sizes[0]);
        var offset = 0;
        foreach (var input in Enumerable.Range(0, node.Inputs.Count))
        {
            var value = Natural(Value(node, input));
            var part = AlongAxis.Of(_batch, value.Shape, node.Sizes[0]);
            var (sizes, large, small) = Stretch(whole, part);
            var at = offset;
            Forward(new CopyStep(value.Place, y.Place + at, sizes, small, large));
            _wayBack.Push(() =>
            {
                if (value.Sink() is { } sink)
                {
                    _backward.Add(new CopyStep(GradientOf(y) + at, sink.Place, sizes, large, small, sink.Accumulate));
                }
            });
            offset += part.Axis * whole.Inner;
        }

        return y;
    }

    /// <summary>A stretch of an axis: its sizes, and how far its numbers lie apart in the whole and by itself.</summary>
    private static (int[] Sizes, int[] Whole, int[] Part) Stretch(AlongAxis whole, AlongAxis part) =>
        ([part.Outer, part.Axis * part.Inner], [whole.Axis * whole.Inner, 1], [part.Axis * part.Inner, 1]);

    /// <summary>How far the numbers of a batch of tensors lie apart along each axis, the rows first.</summary>
    private static int[] Contiguous(Shape shape) =>
        [.. Enumerable.Range(0, shape.Count + 1).Select(axis => shape.Skip(axis).Aggregate(1, (product, size) => product * size))];

    private Operand Copied(Operand value, bool channelsLast)
    {
        var (channels, places) = (value.Shape[0], (int)value.Shape.Elements / value.Shape[0]);
        if (channels == 1 || places == 1)
        {
            return value with { ChannelsLast = channelsLast };
        }

        // Both lists name the axes: row, place, channel.
        int[] sizes = [_batch, places, channels];
        int[] last = [places * channels, channels, 1];
        int[] first = [places * channels, 1, places];
        return Derived(value, value.Shape, channelsLast, (sizes, channelsLast ? first : last, channelsLast ? last : first), (0, 0));
    }

    /// <summary>A copy of a tensor, perhaps inside a larger one that is 0 elsewhere, and on the way back a copy of its gradient.</summary>
    private Operand Derived(Operand value, Shape shape, bool channelsLast, (int[] Sizes, int[] From, int[] To) moves, (int From, int To) offset)
    {
        var copy = Make(shape, channelsLast);
        Forward(new CopyStep(value.Place + offset.From, copy.Place + offset.To, moves.Sizes, moves.From, moves.To));
        _wayBack.Push(() =>
        {
            if (value.Sink() is { } sink)
            {
                // A part of a tensor leaves the gradient of the rest as it is.
                if (!sink.Accumulate && moves.Sizes.Aggregate(1, (product, size) => product * size) < _batch * value.Shape.Elements)
                {
                    _backward.Add(new ZeroStep(sink.Place, _batch * (int)value.Shape.Elements));
                }

                _backward.Add(new CopyStep(GradientOf(copy) + offset.To, sink.Place + offset.From, moves.Sizes, moves.To, moves.From, sink.Accumulate));
            }
        });
        return value.Sink == NoSink ? copy with { Sink = NoSink } : copy;
    }

    private static readonly Func<Sink?> NoSink = () => null;
}
