namespace EvoLLM.Evaluators;

/// <summary>How large a network may be.</summary>
public sealed record NetworkLimits
{
    /// <summary>Nodes, those included that nothing comes of.</summary>
    public int Nodes { get; init; } = 256;

    /// <summary>Numbers that are learnt.</summary>
    public long Parameters { get; init; } = 1_000_000;

    /// <summary>Multiplications for one row in a pass forward.</summary>
    public long Multiplications { get; init; } = 100_000_000;

    /// <summary>Numbers that are kept for one row in a pass forward.</summary>
    public long Activations { get; init; } = 1_000_000;

    /// <summary>What a network has too much of, and what to do; <see langword="null"/> where it keeps the limits.</summary>
    internal string? Excess(Network network) =>
        Excess("learns", "numbers", network.Parameters, Parameters, "fewer channels or units, or a pool before the first Dense")
        ?? Excess("multiplies", "times for a row", network.Multiplications, Multiplications, "fewer channels, larger strides or smaller kernels")
        ?? Excess("keeps", "numbers for a row", network.Activations, Activations, "fewer channels or larger strides");

    private static string? Excess(string verb, string thing, long value, long limit, string remedy) =>
        value > limit ? FormattableString.Invariant($"The network {verb} {value:N0} {thing}; {limit:N0} are allowed: take {remedy}") : null;
}
