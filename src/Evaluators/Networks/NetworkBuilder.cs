using System.Runtime.CompilerServices;

namespace EvoLLM.Evaluators;

/// <summary>
/// What a candidate makes its network with. It records a graph and computes nothing. Shapes that do not fit are collected, so that one look
/// shows several errors; <see cref="Output"/> reports them.
/// </summary>
public sealed class NetworkBuilder
{
    private const int MostErrors = 5;

    private readonly NetworkLimits _limits;
    private readonly List<NetworkNode> _nodes = [];
    private readonly List<string> _errors = [];
    private int _calls;

    /// <summary>Begins an empty network.</summary>
    /// <param name="limits">How large it may be.</param>
    public NetworkBuilder(NetworkLimits? limits = null) => _limits = limits ?? new NetworkLimits();

    /// <summary>What the network is given.</summary>
    /// <param name="shape">Its shape, rows of a batch not counted.</param>
    /// <param name="line">The line of the program; the compiler fills it in.</param>
    public Tensor Input(Shape shape, [CallerLineNumber] int line = 0)
    {
        ArgumentNullException.ThrowIfNull(shape);
        return Add(NetworkOperator.Input, [], [.. shape], line);
    }

    /// <summary>Ends the network.</summary>
    /// <param name="tensor">What comes out.</param>
    /// <exception cref="ShapeException">Shapes did not fit, or it is too large; the message has a line for each error.</exception>
    public Network Output(Tensor tensor)
    {
        ArgumentNullException.ThrowIfNull(tensor);
        if (_errors.Count > 0)
        {
            throw new ShapeException(string.Join('\n', _errors));
        }

        var network = new Network(Reached(Owned(tensor).Index));
        return _limits.Excess(network) is { } excess ? throw new ShapeException(excess + ".") : network;
    }

    /// <summary>Adds a node. An error, or an input that had one, gives a tensor that nothing can be known of.</summary>
    internal Tensor Add(NetworkOperator kind, IReadOnlyList<Tensor> inputs, IReadOnlyList<int> sizes, int line)
    {
        // What failed counts too: a loop that goes on after an error must end.
        if (_calls++ >= _limits.Nodes)
        {
            throw new ShapeException(string.Join('\n', [.. _errors, $"{Where(line)}The network has more than {_limits.Nodes} nodes; make it smaller."]));
        }

        var broken = inputs.FirstOrDefault(input => Owned(input).Index < 0);
        if (broken is not null)
        {
            return broken;
        }

        try
        {
            var node = NetworkRules.Apply(kind, [.. inputs.Select(input => input.Shape)], sizes);
            if (_limits.Excess(node) is { } excess)
            {
                throw new ShapeException(excess);
            }

            _nodes.Add(node with { Inputs = [.. inputs.Select(input => input.Index)], Line = line });
            return new Tensor(this, _nodes.Count - 1, node.Shape, line);
        }
        catch (ShapeException exception)
        {
            if (_errors.Count < MostErrors)
            {
                _errors.Add($"{Where(line)}{exception.Message}.");
            }

            return new Tensor(this, -1, inputs.Count > 0 ? inputs[0].Shape : new Shape(1), line);
        }
    }

    private static string Where(int line) => line > 0 ? $"Line {line}: " : "";

    private Tensor Owned(Tensor tensor) => tensor.Builder == this ? tensor : throw new ShapeException("A tensor belongs to another network; make all of it with the builder that Build is given.");

    /// <summary>The nodes that something comes of, numbered anew.</summary>
    private List<NetworkNode> Reached(int output)
    {
        var reached = new bool[_nodes.Count];
        reached[output] = true;
        for (var node = output; node >= 0; node--)
        {
            foreach (var input in reached[node] ? _nodes[node].Inputs : [])
            {
                reached[input] = true;
            }
        }

        var numbers = new int[_nodes.Count];
        var kept = new List<NetworkNode>();
        for (var node = 0; node <= output; node++)
        {
            if (reached[node])
            {
                numbers[node] = kept.Count;
                kept.Add(_nodes[node] with { Inputs = [.. _nodes[node].Inputs.Select(input => numbers[input])] });
            }
        }

        return kept;
    }
}
