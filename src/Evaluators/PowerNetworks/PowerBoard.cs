namespace EvoLLM.Evaluators;

/// <summary>Where capacitors may stand on one board.</summary>
/// <param name="Probe">The probing port, from 0.</param>
/// <param name="KeepOut">The ports at which none may stand, beside the probing port.</param>
/// <param name="Seed">Where the stream of the search begins.</param>
public sealed record PowerBoard(int Probe, int[] KeepOut, ulong Seed)
{
    /// <summary>The ports at which a capacitor may stand.</summary>
    /// <param name="ports">How many ports there are.</param>
    public IReadOnlyList<int> Allowed(int ports) => [.. Enumerable.Range(0, ports).Except(KeepOut).Where(port => port != Probe)];
}
