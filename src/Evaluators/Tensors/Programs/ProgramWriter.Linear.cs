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
        var forward = Contraction.Product((rows, features, units), (features, 1), (units, 1), units) with { Start = ContractionStart.Bias };
        Forward(new ContractionStep(forward, x.Place, weights, y.Place, bias));
        _wayBack.Push(() =>
        {
            var gradient = GradientOf(y);
            _backward.Add(new ContractionStep(forward.OfWeights(), x.Place, gradient, weights + _parameters));
            _backward.Add(new ColumnSumStep(gradient, bias + _parameters, rows, units));
            if (x.Sink() is { } sink)
            {
                var transposed = Transposed(weights, features, units);
                var back = Contraction.Product((rows, units, features), (units, 1), (features, 1), features) with { Start = Start(sink) };
                _backward.Add(new ContractionStep(back, gradient, transposed, sink.Place));
            }
        });
        return y;
    }

    private Operand MatMul(NetworkNode node)
    {
        var (first, second, y) = (Natural(Value(node, 0)), Natural(Value(node, 1)), Make(node.Shape, channelsLast: false));
        var (rows, inner, columns) = (first.Shape[0], first.Shape[1], second.Shape[1]);
        var forward = Contraction.Product((rows, inner, columns), (inner, 1), (columns, 1), columns);
        Each(row => Forward(new ContractionStep(forward, first.Place + (row * rows * inner), second.Place + (row * inner * columns), y.Place + (row * rows * columns))));
        _wayBack.Push(() =>
        {
            var gradient = GradientOf(y);
            if (first.Sink() is { } ofFirst)
            {
                var back = Contraction.Product((rows, columns, inner), (columns, 1), (1, columns), inner) with { Start = Start(ofFirst) };
                Each(row => _backward.Add(new ContractionStep(back, gradient + (row * rows * columns), second.Place + (row * inner * columns), ofFirst.Place + (row * rows * inner))));
            }

            if (second.Sink() is { } ofSecond)
            {
                var back = Contraction.Product((inner, rows, columns), (1, inner), (columns, 1), columns) with { Start = Start(ofSecond) };
                Each(row => _backward.Add(new ContractionStep(back, first.Place + (row * rows * inner), gradient + (row * rows * columns), ofSecond.Place + (row * inner * columns))));
            }
        });
        return y;
    }

    private void Each(Action<int> action)
    {
        for (var row = 0; row < _batch; row++)
        {
            action(row);
        }
    }

    private static ContractionStart Start(Sink sink) => sink.Accumulate ? ContractionStart.Output : ContractionStart.Zero;

    private Operand Convolution(int number, NetworkNode node)
    {
        var x = Padded(ChannelsLast(Value(node)), node.Sizes[3]);
        var (y, window) = (Make(node.Shape, channelsLast: true), ConvolutionWindow.Of(node, x.Shape));
        var forward = new Contraction
        {
            RowsOfA = window.Rows(_batch),
            RowsOfC = Steps(_batch * window.Places, window.Outputs),
            TermsOfA = window.Terms(),
            TermsOfB = Steps(window.Taps * window.Own, window.Made),
            Columns = window.Made,
            Start = ContractionStart.Bias,
        };
        for (var group = 0; group < window.Groups; group++)
        {
            var (weights, bias) = (Parameter(number, 0) + (group * window.Weights), Parameter(number, 1) + (group * window.Made));
            Forward(new ContractionStep(forward, x.Place + (group * window.Own), weights, y.Place + (group * window.Made), bias));
        }

        _wayBack.Push(() => ConvolutionBack(number, (window, forward), x, y));
        return y;
    }

    private void ConvolutionBack(int number, (ConvolutionWindow Window, Contraction Forward) layer, Operand x, Operand y)
    {
        var (window, forward) = layer;
        var gradient = GradientOf(y);
        _backward.Add(new ColumnSumStep(gradient, Parameter(number, 1) + _parameters, _batch * window.Places, window.Outputs));
        var sink = x.Sink();
        if (sink is { Accumulate: false, Place: var place })
        {
            _backward.Add(new ZeroStep(place, _batch * (int)x.Shape.Elements));
        }

        for (var group = 0; group < window.Groups; group++)
        {
            var (weights, from) = (Parameter(number, 0) + (group * window.Weights), gradient + (group * window.Made));
            _backward.Add(new ContractionStep(forward.OfWeights(), x.Place + (group * window.Own), from, weights + _parameters));
            if (sink is { } target)
            {
                Scatter(window, Transposed(weights, window.Taps * window.Own, window.Made), from, target.Place + (group * window.Own));
            }
        }
    }

    /// <summary>Adds to each window of the input what each place of the output owes it, place by place.</summary>
    private void Scatter(ConvolutionWindow window, int transposed, int gradient, int target)
    {
        var work = new Contraction
        {
            RowsOfA = Steps(_batch, window.Places * window.Outputs),
            RowsOfC = Steps(_batch, window.Row),
            TermsOfA = Steps(window.Made, 1),
            TermsOfB = Steps(window.Made, window.Taps * window.Own),
            Columns = window.Run,
            Start = ContractionStart.Output,
        };
        foreach (var (place, corner) in window.Rows(1).Index())
        {
            foreach (var (number, offset) in window.Runs().Index())
            {
                _backward.Add(new ContractionStep(work, gradient + (place * window.Outputs), transposed + (number * window.Run), target + corner + offset));
            }
        }
    }

    /// <summary>A tensor with zeros around it, its channels last.</summary>
    private Operand Padded(Operand value, int padding)
    {
        if (padding == 0)
        {
            return value;
        }

        var (channels, flat) = (value.Shape[0], value.Shape.Count == 2);
        var (height, width) = flat ? (1, value.Shape[1]) : (value.Shape[1], value.Shape[2]);
        var (tall, wide) = (flat ? 1 : height + (2 * padding), width + (2 * padding));
        var shape = flat ? new Shape(channels, wide) : new Shape(channels, tall, wide);
        int[] from = [height * width * channels, width * channels, 1];
        int[] to = [tall * wide * channels, wide * channels, 1];
        return Derived(value, shape, channelsLast: true, ([_batch, height, width * channels], from, to), (0, (((flat ? 0 : padding) * wide) + padding) * channels));
    }

    /// <summary>Weights as <c>[units, inputs]</c>, made anew on each way back.</summary>
    private int Transposed(int weights, int inputs, int units)
    {
        var place = Allocate(inputs * units);
        _backward.Add(new CopyStep(weights, place, [units, inputs], [1, units], [inputs, 1]));
        return place;
    }

    private static int[] Steps(int count, int stride) => Contraction.Places(count, stride);

    private static int[] Pairs(int outer, int outerStride, int inner, int innerStride) =>
        [.. from i in Enumerable.Range(0, outer) from j in Enumerable.Range(0, inner) select (i * outerStride) + (j * innerStride)];
}
