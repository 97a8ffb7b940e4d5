namespace EvoLLM.Evolver;

/// <summary>How the rows of one call to an archive see each other.</summary>
public enum BatchSemantics
{
    /// <summary>
    /// All rows are decided on against the archive as it was before the call; of those accepted for the same cell the
    /// fittest is kept, the first of equals. With a learning rate the outcome depends on how rows are cut into batches.
    /// </summary>
    Batch,

    /// <summary>Each row is decided on after the one before it, as if they were added one at a time.</summary>
    Sequence,
}
