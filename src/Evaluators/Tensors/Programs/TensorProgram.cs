namespace EvoLLM.Evaluators;

/// <summary>
/// A network as a list of steps over one arena: parameters first, then their gradients in the same order, then what comes and goes. The same
/// program drives every device.
/// </summary>
internal sealed record TensorProgram
{
    /// <summary>Rows that are taken together.</summary>
    public required int Batch { get; init; }

    /// <summary>Floats of the arena, a multiple of 16. All are 0 in the beginning.</summary>
    public required int Arena { get; init; }

    /// <summary>Floats of the parameters, with the gaps that align them; their gradients begin there.</summary>
    public required int Parameters { get; init; }

    /// <summary>What is learnt, in the order of the network's nodes.</summary>
    public required IReadOnlyList<TensorParameter> Learnt { get; init; }

    /// <summary>What belongs to a trained network beside that: the running means and variances of each normalisation over the batch, in the order of the network's nodes.</summary>
    public IReadOnlyList<TensorParameter> Kept { get; init; } = [];

    /// <summary>All that belongs to a trained network.</summary>
    public IEnumerable<TensorParameter> Trained => Learnt.Concat(Kept);

    /// <summary>The places of the inputs, row by row.</summary>
    public required IReadOnlyList<int> Inputs { get; init; }

    /// <summary>The place of what comes out, row by row.</summary>
    public required int Output { get; init; }

    /// <summary>The place of the labels; 0 where there are none.</summary>
    public int Labels { get; init; }

    /// <summary>The place of the loss; 0 where there is none.</summary>
    public int Loss { get; init; }

    /// <summary>Where the gradient of the output is to be written, where there is no loss.</summary>
    public int GradientOfOutput { get; init; }

    /// <summary>The places of the gradients of the inputs; empty where they are not asked for.</summary>
    public IReadOnlyList<int> GradientsOfInputs { get; init; } = [];

    /// <summary>What is 1 in the beginning: scales and running variances.</summary>
    public required IReadOnlyList<(int Place, int Count)> Ones { get; init; }

    /// <summary>From input to output, while the network is trained.</summary>
    public required IReadOnlyList<TensorStep> Forward { get; init; }

    /// <summary>From input to output, when it is only evaluated.</summary>
    public required IReadOnlyList<TensorStep> Evaluation { get; init; }

    /// <summary>From the gradient of the output, or the loss, to the gradients of all that is learnt.</summary>
    public required IReadOnlyList<TensorStep> Backward { get; init; }

    /// <summary>The node that each of <see cref="Trained"/> belongs to.</summary>
    /// <param name="network">The network.</param>
    public static IEnumerable<int> LearntBy(Network network) =>
    [
        .. network.Nodes.Index().SelectMany(node => node.Item.Parameters.Select(_ => node.Index)),
        .. network.Nodes.Index().Where(node => node.Item.Operator == NetworkOperator.BatchNorm).SelectMany(node => new[] { node.Index, node.Index }),
    ];
}
