namespace EvoLLM.Evolver;

/// <summary>
/// A source of new vectors that is told what became of them. Its proposals depend on what it was told, on its archive and
/// on the random numbers that it is given, and on nothing else. For one thread at a time.
/// </summary>
public interface IEmitter
{
    /// <summary>How many numbers a vector has.</summary>
    int Dimension { get; }

    /// <summary>How many vectors it proposes at once.</summary>
    int BatchSize { get; }

    /// <summary>
    /// Whether it begins anew with the next proposals, so that its turn may as well be given to another emitter. Always so
    /// for an emitter that learns nothing.
    /// </summary>
    bool HasRestarted => true;

    /// <summary>Proposes vectors.</summary>
    /// <param name="random">The stream of this batch.</param>
    /// <param name="vectors"><see cref="BatchSize"/> arrays of <see cref="Dimension"/> numbers, which are overwritten.</param>
    void Ask(Random random, ReadOnlySpan<double[]> vectors);

    /// <summary>Takes what became of the vectors that were proposed last.</summary>
    /// <param name="batch">The same vectors, in the same order, as the archive took them.</param>
    void Tell(in VectorBatch batch)
    {
    }
}
