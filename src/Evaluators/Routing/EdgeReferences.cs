namespace EvoLLM.Evaluators;

/// <summary>Heuristics for <see cref="TspAcoProblem"/> that are known from elsewhere.</summary>
internal static class EdgeReferences
{
    /// <summary>The inverse of the distance.</summary>
    public static ReferenceProgram Inverse { get; } = new("inverse distance", "Dorigo et al. 1996; the seed of ReEvo (Ye et al. 2024)", Source(
        "distances", "The inverse of the distance.", "heuristics[i, j] = 1.0 / distances[i, j];"));

    /// <summary>A power of how near a city lies beside the mean of its row.</summary>
    public static ReferenceProgram Contrast { get; } = new("sharpened inverse distance", "the exponent of Dorigo et al. 1996, beta = 5", Source(
        "distances", "The fifth power of the inverse of the distance.", "heuristics[i, j] = 1.0 / Math.Pow(distances[i, j], 5);"));

    /// <summary>All edges alike.</summary>
    public static ReferenceProgram Uniform(string matrix) => new("uniform", "the black-box seed of ReEvo (Ye et al. 2024)", Source(
        matrix, "All edges alike.", "heuristics[i, j] = 1.0;"));

    private static string Source(string matrix, string comment, string entry) => EdgeProgram.Source($"double[,] {matrix}", matrix, comment, entry);
}
