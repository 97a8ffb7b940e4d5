namespace EvoLLM.Evaluators;

/// <summary>A recurrent layer that goes one way over the steps. Weights lie with the gates side by side, <c>[features, gates]</c> and <c>[hidden, gates]</c>.</summary>
internal sealed class RecurrentDirection
{
    private readonly NetworkNode _node;
    private readonly int _batch;
    private readonly int[] _parameters;
    private readonly bool _backwards;
    private readonly int _column;
    private readonly int _input;
    private readonly int _state;
    private readonly int _states;
    private readonly int _cells;
    private readonly int _gates;
    private readonly int _gradientOfState;
    private readonly int _gradientOfNext;
    private readonly int _gradientOfCell;

    /// <summary>Plans the memory of a layer.</summary>
    /// <param name="node">The node.</param>
    /// <param name="input">The shape of its input, <c>[steps, features]</c>.</param>
    /// <param name="direction">0 from the beginning to the end, 1 the other way.</param>
    /// <param name="parameters">The places of its weights and biases: of the input, of the state.</param>
    /// <param name="batch">Rows.</param>
    /// <param name="allocate">Gives places.</param>
    public RecurrentDirection(NetworkNode node, Shape input, int direction, int[] parameters, int batch, Func<int, int> allocate)
    {
        (_node, _batch, _parameters, _backwards) = (node, batch, parameters, direction == 1);
        (Steps, Features, Hidden) = (input[0], input[1], node.Sizes[0]);
        Gates = Hidden * (node.Operator switch { NetworkOperator.Gru => 3, NetworkOperator.Lstm => 4, _ => 1 });
        _column = direction * Hidden;
        var (gates, state) = (batch * Steps * Gates, batch * Hidden);
        (_input, _state, GradientOfInput, _gradientOfState) = (allocate(gates), allocate(gates), allocate(gates), allocate(gates));
        (_states, _cells) = (allocate((Steps + 1) * state), allocate((Steps + 1) * state));
        (_gates, _gradientOfNext, _gradientOfCell) = (allocate(5 * Steps * state), allocate(2 * state), allocate(state));
    }

    /// <summary>How many steps there are.</summary>
    public int Steps { get; }

    /// <summary>Numbers of a step.</summary>
    public int Features { get; }

    /// <summary>Numbers of a state.</summary>
    public int Hidden { get; }

    /// <summary>Numbers of all gates together.</summary>
    public int Gates { get; }

    /// <summary>The place of the weights of the input.</summary>
    public int InputWeights => _parameters[0];

    /// <summary>The place of the weights of the state.</summary>
    public int StateWeights => _parameters[1];

    /// <summary>The place of the gradient of what the input gives to the gates, <c>[rows, steps, gates]</c>.</summary>
    public int GradientOfInput { get; }

    private int State => _batch * Hidden;

    private int Width => _node.Shape[1];

    /// <summary>From the input to the hidden states.</summary>
    public IEnumerable<TensorStep> Forward(int x, int y)
    {
        yield return new ContractionStep(Product(_batch * Steps, Features) with { Start = ContractionStart.Bias }, x, InputWeights, _input, _parameters[2]);
        var ofState = Product(_batch, Hidden) with { Start = ContractionStart.Bias };
        for (var step = 0; step < Steps; step++)
        {
            yield return new ContractionStep(ofState, _states + (step * State), StateWeights, _state + (step * _batch * Gates), _parameters[3]);
            yield return Step(step);
            yield return new CopyStep(_states + ((step + 1) * State), y + (At(step) * Width) + _column, [_batch, Hidden], [Hidden, 1], [Steps * Width, 1]);
        }
    }

    /// <summary>From the gradient of the hidden states to those of weights, biases and what the input gives.</summary>
    /// <param name="x">The place of the input.</param>
    /// <param name="gradient">The place of the gradient of the output.</param>
    /// <param name="transposed">The place of the weights of the state as <c>[gates, hidden]</c>.</param>
    /// <param name="toGradients">How far the gradient of a parameter lies from it.</param>
    public IEnumerable<TensorStep> Backward(int x, int gradient, int transposed, int toGradients)
    {
        yield return new ZeroStep(_gradientOfNext, 2 * State);
        yield return new ZeroStep(_gradientOfCell, State);
        var toLast = Contraction.Product((_batch, Gates, Hidden), (Gates, 1), (Hidden, 1), Hidden) with { Start = ContractionStart.Output };
        for (var step = Steps - 1; step >= 0; step--)
        {
            var (next, last) = (_gradientOfNext + (step % 2 * State), _gradientOfNext + ((step + 1) % 2 * State));
            var ofState = _gradientOfState + (step * _batch * Gates);
            yield return new CopyStep(gradient + (At(step) * Width) + _column, next, [_batch, Hidden], [Steps * Width, 1], [Hidden, 1], Accumulate: true);
            yield return new RecurrentGradientStep(Step(step), next, last, _gradientOfCell, GradientOfInput + (At(step) * Gates), ofState);
            yield return new ContractionStep(toLast, ofState, transposed, last);
        }

        yield return new ContractionStep(Product(_batch * Steps, Features).OfWeights(), x, GradientOfInput, InputWeights + toGradients);
        yield return new ContractionStep(Product(_batch * Steps, Hidden).OfWeights(), _states, _gradientOfState, StateWeights + toGradients);
        yield return new ColumnSumStep(GradientOfInput, _parameters[2] + toGradients, _batch * Steps, Gates);
        yield return new ColumnSumStep(_gradientOfState, _parameters[3] + toGradients, _batch * Steps, Gates);
    }

    private RecurrentStep Step(int step) => new(
        _node.Operator, _batch, Hidden, _input + (At(step) * Gates), Steps * Gates, _state + (step * _batch * Gates), _states + (step * State), _states + ((step + 1) * State),
        _gates + (step * 5 * State), _cells + (step * State), _cells + ((step + 1) * State));

    /// <summary>The place in time of a step.</summary>
    private int At(int step) => _backwards ? Steps - 1 - step : step;

    private Contraction Product(int rows, int terms) => Contraction.Product((rows, terms, Gates), (terms, 1), (Gates, 1), Gates);
}
