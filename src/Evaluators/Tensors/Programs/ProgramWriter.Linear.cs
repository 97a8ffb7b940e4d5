namespace EvoLLM.Evaluators;

/// <content>Layers with weights. Weights lie with the outputs side by side: <c>[inputs, units]</c>, <c>[groups, kernel, channels, outputs]</c>.</content>
internal sealed partial class ProgramWriter
{
    private Operand Dense(int number, NetworkNode node)
    {
        var x = Natural(Value(node));
        var (features, units, rows) = (x.Shape[^1], node.Sizes[0], _batch * (int)(x.Shape.Elements / x.Shape[^1]));
        var (weights, bias) = (Parameter(number, 0), Parameter(number, 1));
        var y = Make(node.Shape, channelsLast: false);
        var forward = new Contraction
        {
            RowsOfA = Steps(rows, features),
            RowsOfC = Steps(rows, units),
            TermsOfA = Steps(features, 1),
            TermsOfB = Steps(features, units),
            Columns = units,
            Start = ContractionStart.Bias,
        };
        _forward.Add(new ContractionStep(forward, x.Place, weights, y.Place, bias));
        _wayBack.Push(() =>
        {
            var gradient = GradientOf(y);
            _backward.Add(new ContractionStep(OfWeights(forward), x.Place, gradient, weights + _parameters));
            _backward.Add(new ColumnSumStep(gradient, bias + _parameters, rows, units));
            if (x.Sink() is { } sink)
            {
                var transposed = Transposed(weights, features, units);
                var back = new Contraction
                {
                    RowsOfA = Steps(rows, units),
                    RowsOfC = Steps(rows, features),
                    TermsOfA = Steps(units, 1),
                    TermsOfB = Steps(units, features),
                    Columns = features,
                    Start = sink.Accumulate ? ContractionStart.Output : ContractionStart.Zero,
                };
                _backward.Add(new ContractionStep(back, gradient, transposed, sink.Place));
            }
        });
        return y;
    }

    private Operand Conv1d(int number, NetworkNode node)
    {
        var (kernel, stride, padding, dilation, groups) = (node.Sizes[1], node.Sizes[2], node.Sizes[3], node.Sizes[4], node.Sizes[5]);
        var x = Padded(ChannelsLast(Value(node)), padding);
        var (channels, length, outputs, places) = (x.Shape[0], x.Shape[1], node.Shape[0], node.Shape[1]);
        var (own, made) = (channels / groups, outputs / groups);
        var y = Make(node.Shape, channelsLast: true);
        int[] windows = Pairs(_batch, length * channels, places, stride * channels);
        for (var group = 0; group < groups; group++)
        {
            var (weights, bias) = (Parameter(number, 0) + (group * kernel * own * made), Parameter(number, 1) + (group * made));
            var (from, to) = (x.Place + (group * own), y.Place + (group * made));
            var forward = new Contraction
            {
                RowsOfA = windows,
                RowsOfC = Steps(_batch * places, outputs),
                TermsOfA = Pairs(kernel, dilation * channels, own, 1),
                TermsOfB = Steps(kernel * own, made),
                Columns = made,
                Start = ContractionStart.Bias,
            };
            _forward.Add(new ContractionStep(forward, from, weights, to, bias));
        }

        _wayBack.Push(() => ConvolutionBack(number, node, x, y));
        return y;
    }

    private void ConvolutionBack(int number, NetworkNode node, Operand x, Operand y)
    {
        var (kernel, stride, dilation, groups) = (node.Sizes[1], node.Sizes[2], node.Sizes[4], node.Sizes[5]);
        var (channels, length, outputs, places) = (x.Shape[0], x.Shape[1], node.Shape[0], node.Shape[1]);
        var (own, made, gradient) = (channels / groups, outputs / groups, GradientOf(y));
        _backward.Add(new ColumnSumStep(gradient, Parameter(number, 1) + _parameters, _batch * places, outputs));
        var sink = x.Sink();
        if (sink is { Accumulate: false, Place: var place })
        {
            _backward.Add(new ZeroStep(place, _batch * length * channels));
        }

        for (var group = 0; group < groups; group++)
        {
            var weights = Parameter(number, 0) + (group * kernel * own * made);
            var ofWeights = new Contraction
            {
                RowsOfA = Pairs(kernel, dilation * channels, own, 1),
                RowsOfC = Steps(kernel * own, made),
                TermsOfA = Pairs(_batch, length * channels, places, stride * channels),
                TermsOfB = Steps(_batch * places, outputs),
                Columns = made,
            };
            _backward.Add(new ContractionStep(ofWeights, x.Place + (group * own), gradient + (group * made), weights + _parameters));
            if (sink is { } target)
            {
                Scatter(node, (x.Shape, group), Transposed(weights, kernel * own, made), gradient + (group * made), target.Place + (group * own));
            }
        }
    }

    /// <summary>Adds to each window of the input what each place of the output owes it, place by place.</summary>
    private void Scatter(NetworkNode node, (Shape Shape, int Group) x, int transposed, int gradient, int target)
    {
        var (kernel, stride, dilation, groups) = (node.Sizes[1], node.Sizes[2], node.Sizes[4], node.Sizes[5]);
        var (channels, length, outputs, places) = (x.Shape[0], x.Shape[1], node.Shape[0], node.Shape[1]);
        var (own, made) = (channels / groups, outputs / groups);
        var whole = dilation == 1 && groups == 1;
        var work = new Contraction
        {
            RowsOfA = Steps(_batch, places * outputs),
            RowsOfC = Steps(_batch, length * channels),
            TermsOfA = Steps(made, 1),
            TermsOfB = Steps(made, kernel * own),
            Columns = whole ? kernel * channels : own,
            Start = ContractionStart.Output,
        };
        for (var place = 0; place < places; place++)
        {
            for (var tap = 0; tap < (whole ? 1 : kernel); tap++)
            {
                _backward.Add(new ContractionStep(work, gradient + (place * outputs), transposed + (tap * own), target + (((place * stride) + (tap * dilation)) * channels)));
            }
        }
    }

    private Operand Padded(Operand value, int padding)
    {
        var (channels, length) = (value.Shape[0], value.Shape[1]);
        var (from, to) = (length * channels, (length + (2 * padding)) * channels);
        return padding == 0 ? value : Derived(value, new Shape(channels, length + (2 * padding)), channelsLast: true, ([_batch, from], [from, 1], [to, 1]), (0, padding * channels));
    }

    /// <summary>Weights as <c>[units, inputs]</c>, made anew on each way back.</summary>
    private int Transposed(int weights, int inputs, int units)
    {
        var place = Allocate(inputs * units);
        _backward.Add(new CopyStep(weights, place, [units, inputs], [1, units], [inputs, 1]));
        return place;
    }

    /// <summary>The gradient of weights from what the layer was given and the gradient of what it gave.</summary>
    private static Contraction OfWeights(Contraction forward) => new()
    {
        RowsOfA = forward.TermsOfA,
        RowsOfC = forward.TermsOfB,
        TermsOfA = forward.RowsOfA,
        TermsOfB = forward.RowsOfC,
        Columns = forward.Columns,
    };

    private static int[] Steps(int count, int stride) => [.. Enumerable.Range(0, count).Select(i => i * stride)];

    private static int[] Pairs(int outer, int outerStride, int inner, int innerStride) =>
        [.. from i in Enumerable.Range(0, outer) from j in Enumerable.Range(0, inner) select (i * outerStride) + (j * innerStride)];
}
