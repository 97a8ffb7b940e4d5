namespace EvoLLM.Evaluators;

/// <summary>How large a network may be.</summary>
public sealed record NetworkLimits
{
    /// <summary>A tensor is read once or twice in most networks.</summary>
    private const int ReadsPerActivation = 4;

    /// <summary>Nodes, those included that nothing comes of.</summary>
    public int Nodes { get; init; } = 256;

    /// <summary>Numbers that are learnt.</summary>
    public long Parameters { get; init; } = 1_000_000;

    /// <summary>Multiplications for one row in a pass forward, and so many comparisons beside them.</summary>
    public long Multiplications { get; init; } = 100_000_000;

    /// <summary>Numbers that are kept for one row in a pass forward.</summary>
    public long Activations { get; init; } = 1_000_000;

    /// <summary>Axes of a tensor.</summary>
    public int Axes { get; init; } = 6;

    /// <summary>What a single node has too much of, and what to do; <see langword="null"/> where it keeps the limits.</summary>
    internal string? Excess(NetworkNode node) =>
        node.Shape.Count > Axes ? $"{node.Operator} makes a tensor of {node.Shape.Count} axes; {Axes} are allowed: Reshape or Flatten it"
        : Excess("makes", "numbers for a row", node.Operator, Math.Max(node.Shape.Elements, node.Workspace), Activations)
        ?? Excess("learns", "numbers", node.Operator, node.Parameters.Max(shape => (long?)shape.Elements) ?? 0, Parameters)
        ?? Excess("multiplies", "times for a row", node.Operator, node.Multiplications, Multiplications)
        ?? Excess("compares", "times for a row", node.Operator, node.Comparisons, Multiplications);

    /// <summary>What a network has too much of, and what to do; <see langword="null"/> where it keeps the limits.</summary>
    internal string? Excess(Network network) =>
        Excess("learns", "numbers", network.Parameters, Parameters, "fewer channels or units, or a pool before the first Dense")
        ?? Excess("multiplies", "times for a row", network.Multiplications, Multiplications, "fewer channels, larger strides or smaller kernels")
        ?? Excess("compares", "times for a row", network.Nodes.Sum(node => node.Comparisons), Multiplications, "larger strides or smaller kernels of pools")
        ?? Excess("keeps", "numbers for a row", network.Activations + network.Nodes.Sum(node => node.Workspace), Activations, "fewer channels, larger strides or less padding")
        ?? Excess("reads", "numbers for a row", network.Nodes.Sum(node => node.Inputs.Sum(input => network.Nodes[input].Shape.Elements)), ReadsPerActivation * Activations, "fewer operators of large tensors");

    private static string? Excess(string verb, string thing, NetworkOperator kind, long value, long limit) =>
        value > limit ? FormattableString.Invariant($"{kind} alone {verb} {(value == long.MaxValue ? "countless" : value.ToString("N0", System.Globalization.CultureInfo.InvariantCulture))} {thing}; {limit:N0} are allowed for the whole network: make it smaller") : null;

    private static string? Excess(string verb, string thing, long value, long limit, string remedy) =>
        value > limit ? FormattableString.Invariant($"The network {verb} {value:N0} {thing}; {limit:N0} are allowed: take {remedy}") : null;
}
