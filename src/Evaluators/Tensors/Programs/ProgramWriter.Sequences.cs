namespace EvoLLM.Evaluators;

/// <content>Layers over steps.</content>
internal sealed partial class ProgramWriter
{
    private Operand Embedding(int number, NetworkNode node)
    {
        var (x, y, table) = (Natural(Value(node)), Make(node.Shape, channelsLast: false), Parameter(number, 0));
        var step = new EmbeddingStep(x.Place, table, y.Place, _batch * (int)x.Shape.Elements, node.Sizes[0], node.Sizes[1]);
        Forward(step);
        _wayBack.Push(() =>
        {
            _backward.Add(new ZeroStep(table + _parameters, node.Sizes[0] * node.Sizes[1]));
            _backward.Add(new EmbeddingGradientStep(step, GradientOf(y), table + _parameters));
        });
        return y;
    }

    private Operand Neighbors(NetworkNode node)
    {
        var (edges, x, y) = (Natural(Value(node, 0)), Natural(Value(node, 1)), Make(node.Shape, channelsLast: false));
        var step = new NeighborStep(node.Operator, edges.Place, x.Place, y.Place, _batch, node.Shape[0], node.Shape[1]);
        Forward(step);
        _wayBack.Push(() =>
        {
            if (edges.Sink() is { Accumulate: false } untouched)
            {
                _backward.Add(new ZeroStep(untouched.Place, _batch * (int)edges.Shape.Elements));
            }

            if (x.Sink() is { } sink)
            {
                _backward.Add(new NeighborGradientStep(step, GradientOf(y), sink.Place, sink.Accumulate));
            }
        });
        return y;
    }

    private Operand Attention(NetworkNode node)
    {
        var (queries, keys, values) = (Natural(Value(node, 0)), Natural(Value(node, 1)), Natural(Value(node, 2)));
        var (heads, steps, others) = (node.Sizes[0], queries.Shape[0], keys.Shape[0]);
        var (width, features) = (keys.Shape[1], values.Shape[1]);
        var (own, made) = (width / heads, features / heads);
        var scale = (float)(1 / Math.Sqrt(own));
        var scaled = Make(queries.Shape, channelsLast: false);
        var shares = Make(new Shape(heads, steps, others), channelsLast: false);
        var scores = Allocate(_batch * heads * steps * others);
        var y = Make(node.Shape, channelsLast: false);
        var count = _batch * (int)queries.Shape.Elements;
        var softmax = new SoftmaxStep(Logarithm: false, scores, shares.Place, new AlongAxis(_batch * heads * steps, others, 1));
        var ofScores = Contraction.Product((steps, own, others), (width, 1), (1, width), others);
        var ofValues = Contraction.Product((steps, others, made), (others, 1), (features, 1), features);
        Forward(new ScaleStep(queries.Place, scaled.Place, count, scale));
        EachHead((row, head) => Forward(new ContractionStep(ofScores, scaled.Place + Query(row, head), keys.Place + Key(row, head), scores + Score(row, head))));
        if (node.Sizes[1] != 0)
        {
            Forward(new CausalStep(scores, _batch * heads, steps, others));
        }

        Forward(softmax);
        EachHead((row, head) => Forward(new ContractionStep(ofValues, shares.Place + Score(row, head), values.Place + Feature(row, head, others), y.Place + Feature(row, head, steps))));
        _wayBack.Push(() =>
        {
            var (gradient, ofShares, back) = (GradientOf(y), shares.Sink()!.Value.Place, Allocate(_batch * heads * steps * others));
            var fromValues = Contraction.Product((steps, made, others), (features, 1), (1, features), others);
            EachHead((row, head) => _backward.Add(new ContractionStep(fromValues, gradient + Feature(row, head, steps), values.Place + Feature(row, head, others), ofShares + Score(row, head))));
            if (values.Sink() is { } ofValue)
            {
                var work = Contraction.Product((others, steps, made), (1, others), (features, 1), features) with { Start = Start(ofValue) };
                EachHead((row, head) => _backward.Add(new ContractionStep(work, shares.Place + Score(row, head), gradient + Feature(row, head, steps), ofValue.Place + Feature(row, head, others))));
            }

            _backward.Add(new SoftmaxGradientStep(softmax, ofShares, back, Accumulate: false));
            if (keys.Sink() is { } ofKey)
            {
                var work = Contraction.Product((others, steps, own), (1, others), (width, 1), width) with { Start = Start(ofKey) };
                EachHead((row, head) => _backward.Add(new ContractionStep(work, back + Score(row, head), scaled.Place + Query(row, head), ofKey.Place + Key(row, head))));
            }

            if (queries.Sink() is { } ofQuery)
            {
                var (work, ofScaled) = (Contraction.Product((steps, others, own), (others, 1), (width, 1), width), GradientOf(scaled));
                EachHead((row, head) => _backward.Add(new ContractionStep(work, back + Score(row, head), keys.Place + Key(row, head), ofScaled + Query(row, head))));
                _backward.Add(new ScaleStep(ofScaled, ofQuery.Place, count, scale, ofQuery.Accumulate));
            }
        });
        return y;

        void EachHead(Action<int, int> action) => Each(row =>
        {
            for (var head = 0; head < heads; head++)
            {
                action(row, head);
            }
        });

        int Query(int row, int head) => (row * steps * width) + (head * own);

        int Key(int row, int head) => (row * others * width) + (head * own);

        int Score(int row, int head) => ((row * heads) + head) * steps * others;

        int Feature(int row, int head, int rows) => (row * rows * features) + (head * made);
    }

    private Operand Recurrent(int number, NetworkNode node)
    {
        var (x, y) = (Natural(Value(node)), Make(node.Shape, channelsLast: false));
        var directions = node.Sizes[1] != 0 ? 2 : 1;
        var layers = Enumerable.Range(0, directions).Select(direction => new RecurrentDirection(
            node, x.Shape, direction, [.. Enumerable.Range(direction * 4, 4).Select(index => Parameter(number, index))], _batch, Allocate)).ToList();
        foreach (var layer in layers)
        {
            foreach (var step in layer.Forward(x.Place, y.Place))
            {
                Forward(step);
            }
        }

        _wayBack.Push(() =>
        {
            foreach (var layer in layers)
            {
                var weights = Transposed(layer.StateWeights, layer.Hidden, layer.Gates);
                _backward.AddRange(layer.Backward(x.Place, GradientOf(y), weights, _parameters));
                if (x.Sink() is { } sink)
                {
                    var back = Contraction.Product((_batch * layer.Steps, layer.Gates, layer.Features), (layer.Gates, 1), (layer.Features, 1), layer.Features) with { Start = Start(sink) };
                    _backward.Add(new ContractionStep(back, layer.GradientOfInput, Transposed(layer.InputWeights, layer.Features, layer.Gates), sink.Place));
                }
            }
        });
        return y;
    }
}
