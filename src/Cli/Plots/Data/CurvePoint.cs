namespace EvoLLM.Cli;

/// <summary>An archive after some evaluation.</summary>
/// <param name="Best">The highest fitness; <see langword="null"/> where the archive is empty.</param>
/// <param name="Held">Cells that are held.</param>
/// <param name="Sum">The sum of the elites' fitness: the QD score with offset 0.</param>
internal readonly record struct CurvePoint(double? Best, int Held, double Sum)
{
    /// <summary>The QD score (Pugh et al. 2016): the sum over the elites of what their fitness is above the offset.</summary>
    public double QdScore(double offset) => Sum - (Held * offset);
}
