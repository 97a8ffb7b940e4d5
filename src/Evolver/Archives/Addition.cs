using System.Runtime.InteropServices;

namespace EvoLLM.Evolver;

/// <summary>The outcome of offering a solution to an archive.</summary>
/// <param name="Status">What became of it.</param>
/// <param name="Cell">
/// The number of the cell that it falls into. In an archive without cells: the place of the elite that it became, replaced
/// or, where it was rejected, lies nearest to.
/// </param>
/// <param name="Value">
/// By how much it exceeds the threshold of its cell, negative where it falls short; the fitness itself where there is no
/// threshold to exceed.
/// </param>
[StructLayout(LayoutKind.Auto)]
public readonly record struct Addition(AddStatus Status, long Cell, double Value)
{
    /// <summary>The mean distance to the nearest elites, in an archive that asks for novelty; 0 elsewhere.</summary>
    public double Novelty { get; init; }

    /// <summary>How many of the nearest elites are strictly less fit, in an archive with local competition; 0 elsewhere.</summary>
    public int LocalCompetition { get; init; }
}
