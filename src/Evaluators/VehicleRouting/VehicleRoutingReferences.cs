namespace EvoLLM.Evaluators;

/// <summary>Heuristics for <see cref="VehicleRoutingAco"/> that are known from elsewhere.</summary>
internal static class VehicleRoutingReferences
{
    private const string Parameters = "double[,] distances, double[,] coordinates, double[] demands, int capacity";

    /// <summary>The inverse of the distance.</summary>
    public static ReferenceProgram Inverse { get; } = new("inverse distance", "classical; the seed of ReEvo (Ye et al. 2024)",
        EdgeProgram.Source(Parameters, "distances", "The inverse of the distance.", "heuristics[i, j] = 1.0 / distances[i, j];"));

    /// <summary>All steps alike.</summary>
    public static ReferenceProgram Uniform { get; } = new("uniform", "the black-box seed of ReEvo (Ye et al. 2024)",
        EdgeProgram.Source(Parameters, "distances", "All steps alike.", "heuristics[i, j] = 1.0;"));

    /// <summary>What ReEvo found; factors that are the same for a whole row change nothing and are left out.</summary>
    public static ReferenceProgram ReEvo { get; } = new("ReEvo", "Ye et al. 2024, notebook of problems/cvrp_aco in the repository ai4co/reevo",
        EdgeProgram.Source(Parameters, "distances", "The inverse of the third power of the distance, as far as both demands fit; from the depot all alike, and never back before it must be.",
            "heuristics[i, j] = i > 0 && j > 0 && capacity - demands[j] >= demands[i] ? (capacity - demands[i]) / (distances[i, j] * distances[i, j] * distances[i, j]) : 0.0;"));

    public static IReadOnlyList<ReferenceProgram> All { get; } = [Inverse, Uniform, ReEvo];
}
