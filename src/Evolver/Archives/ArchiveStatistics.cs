namespace EvoLLM.Evolver;

/// <summary>An archive in figures.</summary>
/// <param name="Elites">Cells that are held.</param>
/// <param name="Cells">Cells that there are.</param>
/// <param name="QdScore">The sum of the elites' fitness (Pugh et al. 2016), without an offset.</param>
/// <param name="Best">The fittest elite, the earlier one of equals; <see langword="null"/> where the archive is empty.</param>
public sealed record ArchiveStatistics(int Elites, long Cells, double QdScore, Elite? Best)
{
    /// <summary>The share of the cells that is held, 0 to 1.</summary>
    public double Coverage => (double)Elites / Cells;
}
