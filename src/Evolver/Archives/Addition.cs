namespace EvoLLM.Evolver;

/// <summary>The outcome of offering an elite to an archive.</summary>
/// <param name="Status">What became of it.</param>
/// <param name="Cell">The number of the cell that it falls into.</param>
public readonly record struct Addition(AddStatus Status, long Cell);
