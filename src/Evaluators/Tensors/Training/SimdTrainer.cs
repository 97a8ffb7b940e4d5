using EvoLLM.Evolver;

namespace EvoLLM.Evaluators;

/// <summary>Trains one classifier on one core. The training can be gone on with where it stopped.</summary>
internal sealed unsafe class SimdTrainer : IDisposable
{
    private readonly Network _network;
    private readonly TensorProgram _program;
    private readonly SimdRunner _runner;
    private readonly LabelledRows _rows;
    private readonly Optimizer _optimizer;
    private readonly float[] _state;

    /// <summary>Begins a training: parameters are drawn as frameworks do by default, uniform up to one over the root of the inputs.</summary>
    /// <param name="network">The network.</param>
    /// <param name="rows">What it is trained on, in this order; the first follow on the last.</param>
    /// <param name="batch">Rows that are taken together.</param>
    /// <param name="optimizer">How it learns.</param>
    /// <param name="seed">Seeds the parameters.</param>
    public SimdTrainer(Network network, LabelledRows rows, int batch, Optimizer optimizer, ulong seed)
    {
        (_network, _rows, _optimizer) = (network, rows, optimizer);
        _program = ProgramWriter.Classifier(network, batch);
        _runner = new SimdRunner(_program);
        _state = new float[2 * _program.Parameters];
        Draw(new SeededRandom(seed, "parameters", 0));
    }

    /// <summary>Steps that were made.</summary>
    public int Steps { get; private set; }

    /// <summary>The loss of the last step.</summary>
    public float Loss => _runner.Arena[_program.Loss];

    /// <summary>Makes some steps.</summary>
    public void Train(int steps)
    {
        var batches = _rows.Count / _program.Batch;
        fixed (float* state = _state)
        {
            for (var i = 0; i < steps; i++)
            {
                Load(_rows, Steps % batches * _program.Batch, _program.Batch);
                _runner.Forward();
                _runner.Backward();
                _optimizer.Apply(++Steps, _runner.Arena, _runner.Arena + _program.Parameters, state, _program.Parameters);
            }
        }
    }

    /// <summary>The share of rows that are classified right, 0 to 1.</summary>
    public double Accuracy(LabelledRows rows)
    {
        var right = 0;
        for (var first = 0; first < rows.Count; first += _program.Batch)
        {
            var count = Math.Min(_program.Batch, rows.Count - first);
            Load(rows, first, count);
            _runner.Evaluate();
            right += Enumerable.Range(0, count).Count(row => Largest(row, rows.Classes) == rows.Labels.Span[first + row]);
        }

        return (double)right / rows.Count;
    }

    /// <inheritdoc/>
    public void Dispose() => _runner.Dispose();

    private int Largest(int row, int classes)
    {
        var logits = _runner.At(_program.Output + (row * classes), classes);
        var largest = 0;
        for (var i = 1; i < classes; i++)
        {
            largest = logits[i] > logits[largest] ? i : largest;
        }

        return largest;
    }

    private void Load(LabelledRows rows, int first, int count)
    {
        rows.Features.Span.Slice(first * rows.Width, count * rows.Width).CopyTo(_runner.At(_program.Inputs[0], count * rows.Width));
        for (var row = 0; row < count; row++)
        {
            _runner.Arena[_program.Labels + row] = rows.Labels.Span[first + row];
        }
    }

    private void Draw(SeededRandom random)
    {
        foreach (var (number, node) in _network.Nodes.Index())
        {
            // Normalisation begins as it is: scales of 1, shifts of 0.
            var learnt = _program.Learnt.Where(parameter => parameter.Node == number && node.Operator is not (>= NetworkOperator.BatchNorm and <= NetworkOperator.RmsNorm)).ToList();
            foreach (var parameter in learnt)
            {
                var bound = 1 / Math.Sqrt(learnt[0].FanIn);
                foreach (ref var value in _runner.At(parameter.Place, parameter.Count))
                {
                    value = (float)(bound * ((2 * random.NextDouble()) - 1));
                }
            }
        }
    }
}
