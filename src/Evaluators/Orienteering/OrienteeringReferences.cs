namespace EvoLLM.Evaluators;

/// <summary>Heuristics for <see cref="OrienteeringAco"/> that are known from elsewhere.</summary>
internal static class OrienteeringReferences
{
    private const string Parameters = "double[] prizes, double[,] distances, double limit";

    /// <summary>The prize over the distance.</summary>
    public static ReferenceProgram Ratio { get; } = new("prize per distance", "Tsiligirides 1984; the seed of ReEvo (Ye et al. 2024)",
        EdgeProgram.Source(Parameters, "distances", "The prize over the distance.", "heuristics[i, j] = prizes[j] / distances[i, j];"));

    /// <summary>All steps alike.</summary>
    public static ReferenceProgram Uniform { get; } = new("uniform", "the black-box seed of ReEvo (Ye et al. 2024)",
        EdgeProgram.Source(Parameters, "distances", "All steps alike.", "heuristics[i, j] = 1.0;"));

    /// <summary>What ReEvo found.</summary>
    public static ReferenceProgram ReEvo { get; } = new("ReEvo", "Ye et al. 2024, notebook of problems/op_aco in the repository ai4co/reevo",
        EdgeProgram.Source(Parameters, "distances", "The third power of the prize over the distance, for steps within the limit.",
            "heuristics[i, j] = distances[i, j] <= limit ? Math.Pow(prizes[j] / distances[i, j], 3) : 0.0;"));

    public static IReadOnlyList<ReferenceProgram> All { get; } = [Ratio, Uniform, ReEvo];
}
