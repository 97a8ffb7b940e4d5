namespace EvoLLM.Evaluators;

/// <content>Normalisation and pools.</content>
internal sealed partial class ProgramWriter
{
    private Operand Norm(int number, NetworkNode node)
    {
        var overBatch = node.Operator == NetworkOperator.BatchNorm;
        var byChannel = overBatch || node.Operator == NetworkOperator.GroupNorm;
        var x = byChannel && node.Shape.Count > 1 ? ChannelsLast(Value(node)) : Natural(Value(node));
        var y = Make(node.Shape, x.ChannelsLast);
        var table = Table(node);
        var groups = Aligned(table.Groups.Length);
        var (scale, shift) = (Parameter(number, 0), node.Parameters.Count > 1 ? Parameter(number, 1) : 0);
        var mode = node.Operator == NetworkOperator.RmsNorm ? NormMode.RootMeanSquare : overBatch ? NormMode.OwnAndRunning : NormMode.Own;
        var step = new NormStep(table, mode, x.Place, y.Place, scale, shift, Allocate(2 * groups), overBatch ? Allocate(2 * groups) : 0);
        _ones.Add((scale, (int)node.Parameters[0].Elements));
        if (overBatch)
        {
            _ones.Add((step.Running + groups, table.Groups.Length));
            _kept.AddRange(Enumerable.Range(0, 2).Select(half => new TensorParameter(number, node.Parameters.Count + half, step.Running + (half * groups), table.Groups.Length, 0)));
        }

        Forward(_training ? step : Evaluated(step), Evaluated(step));
        _wayBack.Push(() =>
        {
            var sink = x.Sink();
            var (ofScale, ofShift) = (scale + _parameters, shift == 0 ? 0 : shift + _parameters);
            _backward.Add(new ZeroStep(ofScale, (int)node.Parameters[0].Elements));
            if (ofShift != 0)
            {
                _backward.Add(new ZeroStep(ofShift, (int)node.Parameters[1].Elements));
            }

            _backward.Add(new NormGradientStep(_training ? step : Evaluated(step), GradientOf(y), sink?.Place ?? 0, sink?.Accumulate ?? false, ofScale, ofShift));
        });
        return y;
    }

    private static NormStep Evaluated(NormStep step) => step.Mode == NormMode.OwnAndRunning ? step with { Mode = NormMode.Running } : step;

    private NormTable Table(NetworkNode node)
    {
        var (shape, elements) = (node.Shape, (int)node.Shape.Elements);
        var (channels, places) = (shape[0], elements / shape[0]);
        if (node.Operator == NetworkOperator.BatchNorm)
        {
            return new NormTable(Steps(channels, 1), Steps(_batch * places, channels), Steps(channels, 1), new int[_batch * places]) { SideBySide = true };
        }

        if (node.Operator == NetworkOperator.GroupNorm)
        {
            var (groups, own) = (node.Sizes[0], channels / node.Sizes[0]);
            return new NormTable(Pairs(_batch, elements, groups, own), Pairs(places, channels, own, 1), Pairs(_batch, 0, groups, own), Pairs(places, 0, own, 1));
        }

        var width = shape[^1];
        return new NormTable(Steps(_batch * elements / width, width), Steps(width, 1), new int[_batch * elements / width], Steps(width, 1));
    }

    private Operand Pool(NetworkNode node)
    {
        var (x, y) = (ChannelsLast(Value(node)), Make(node.Shape, channelsLast: node.Shape.Count > 1));
        var (whole, kernel, stride, padding) = node.Sizes.Count > 0 ? (false, node.Sizes[0], node.Sizes[1], node.Sizes[2]) : (true, 0, 1, 0);
        var flat = x.Shape.Count == 2;
        var size = flat ? (1, x.Shape[1]) : (x.Shape[1], x.Shape[2]);
        var windows = whole ? (1, 1) : flat ? (1, node.Shape[1]) : (node.Shape[1], node.Shape[2]);
        var window = whole ? size : flat ? (1, kernel) : (kernel, kernel);
        var largest = node.Operator is NetworkOperator.MaxPool1d or NetworkOperator.MaxPool2d or NetworkOperator.GlobalMaxPool;
        var step = new PoolStep(
            PoolWindows.Over(size, windows, window, stride, (flat ? 0 : padding, padding)), largest ? 0 : window.Item1 * window.Item2, x.Place, y.Place, _batch, (int)x.Shape.Elements, x.Shape[0]);
        Forward(step);
        _wayBack.Push(() =>
        {
            if (x.Sink() is { } sink)
            {
                if (!sink.Accumulate)
                {
                    _backward.Add(new ZeroStep(sink.Place, _batch * (int)x.Shape.Elements));
                }

                _backward.Add(new PoolGradientStep(step, GradientOf(y), sink.Place));
            }
        });
        return y;
    }
}
