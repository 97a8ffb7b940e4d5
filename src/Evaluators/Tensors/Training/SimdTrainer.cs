namespace EvoLLM.Evaluators;

/// <summary>Trains one classifier on one core. The training can be gone on with where it stopped.</summary>
internal sealed unsafe class SimdTrainer : IDisposable
{
    private readonly TensorProgram _program;
    private readonly SimdRunner _runner;
    private readonly LabelledRows _rows;
    private readonly TrainingPlan _plan;
    private readonly float[] _state;

    /// <summary>Begins a training.</summary>
    /// <param name="network">The network.</param>
    /// <param name="rows">What it is trained on, in this order; the first follow on the last, and what fills no batch is left out.</param>
    /// <param name="plan">How it is trained.</param>
    /// <param name="seed">Seeds the parameters.</param>
    /// <exception cref="ShapeException">The network does not fit the rows.</exception>
    public SimdTrainer(Network network, LabelledRows rows, TrainingPlan plan, ulong seed)
    {
        (_rows, _plan) = (rows, plan);
        _program = ProgramWriter.Classifier(network, plan.Batch, plan.Smoothing);
        _runner = new SimdRunner(_program);
        _state = new float[2 * _program.Parameters];
        ParameterDraw.Fill(network, _program, _runner.At(0, _program.Parameters), plan.Initialization, seed);
    }

    /// <summary>Steps that were made.</summary>
    public int Steps { get; private set; }

    /// <summary>The loss of the last step.</summary>
    public float Loss => _runner.Arena[_program.Loss];

    /// <summary>What was learnt, as <see cref="TensorProgram.Trained"/> has it.</summary>
    public IReadOnlyList<float[]> Learnt => [.. _program.Trained.Select(parameter => _runner.At(parameter.Place, parameter.Count).ToArray())];

    /// <summary>Makes some steps.</summary>
    /// <returns>Whether the loss stayed below the ceiling; where it did not, the training stopped there.</returns>
    public bool Train(int steps)
    {
        var batches = _rows.Count / _program.Batch;
        fixed (float* state = _state)
        {
            for (var i = 0; i < steps; i++)
            {
                Load(_rows, Steps % batches * _program.Batch, _program.Batch);
                _runner.Forward();
                _runner.Backward();
                Steps++;
                var rate = (float)(_plan.Optimizer.Rate * _plan.Schedule.At(Steps, _plan.Steps));
                _plan.Optimizer.Apply(Steps, rate, _runner.Arena, _runner.Arena + _program.Parameters, state, _program.Parameters);
                if (!(Loss <= _plan.Ceiling))
                {
                    return false;
                }
            }
        }

        return true;
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
}
