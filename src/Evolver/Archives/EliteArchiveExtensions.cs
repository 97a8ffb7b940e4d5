namespace EvoLLM.Evolver;

/// <summary>Archives of programs: each elite carries its fitness and its measures with it.</summary>
public static class EliteArchiveExtensions
{
    /// <summary>Offers an elite.</summary>
    /// <param name="archive">Where to.</param>
    /// <param name="elite">A candidate with a finite fitness and as many measures as the archive has.</param>
    /// <exception cref="ArgumentException">No finite fitness, or measures that do not fit.</exception>
    public static Addition Add(this IArchive<Elite> archive, Elite elite)
    {
        ArgumentNullException.ThrowIfNull(archive);
        ArgumentNullException.ThrowIfNull(elite);
        return elite.Evaluation.Measures is { } measures
            ? archive.Add(elite, elite.Fitness, measures.AsSpan())
            : throw new ArgumentException($"Candidate {elite.Candidate.Id} has no measures.", nameof(elite));
    }
}
