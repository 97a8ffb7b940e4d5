namespace EvoLLM.Evolver;

/// <summary>Which archive a search over programs keeps.</summary>
public enum ArchiveKind
{
    /// <summary>The grid that the problem's axes are cut into.</summary>
    Grid,

    /// <summary>Cells around centroids that are spread over the problem's axes (Vassiliades et al. 2018).</summary>
    Cvt,

    /// <summary>No cells: what lies far from all elites, or beats the nearest one (Lehman and Stanley 2011).</summary>
    Novelty,

    /// <summary>No cells: the Pareto front of the fitness and further objectives, and behind it the fronts that there is room for (Deb et al. 2002).</summary>
    Pareto,
}
