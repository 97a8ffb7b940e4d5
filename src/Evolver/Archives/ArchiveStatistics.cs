namespace EvoLLM.Evolver;

/// <summary>An archive in figures.</summary>
public sealed record ArchiveStatistics
{
    /// <summary>Elites held, one a cell.</summary>
    public required int Elites { get; init; }

    /// <summary>Cells that there are; as many as elites in an archive without cells.</summary>
    public required long Cells { get; init; }

    /// <summary>The offset that the QD scores are counted from.</summary>
    public required double QdScoreOffset { get; init; }

    /// <summary>The sum of the elites' fitness (Pugh et al. 2016), each less the offset.</summary>
    public required double QdScore { get; init; }

    /// <summary>The best fitness that was ever accepted; <see langword="null"/> before the first. It may be gone from the archive where the learning rate is below 1.</summary>
    public required double? BestFitness { get; init; }

    /// <summary>The mean fitness of the elites, without the offset; <see langword="null"/> where there is none.</summary>
    public required double? MeanFitness { get; init; }

    /// <summary>The share of the cells that is held, 0 to 1.</summary>
    public double Coverage => Cells > 0 ? (double)Elites / Cells : 0;

    /// <summary>The QD score for each cell that there is.</summary>
    public double NormalizedQdScore => Cells > 0 ? QdScore / Cells : 0;
}
