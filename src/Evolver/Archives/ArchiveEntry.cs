namespace EvoLLM.Evolver;

/// <summary>An elite with all that an archive knows of it.</summary>
/// <typeparam name="T">What is searched for: a program, a vector.</typeparam>
/// <param name="Cell">The number of its cell; its place in an archive without cells.</param>
/// <param name="Solution">What was added.</param>
/// <param name="Fitness">Its fitness; larger is better.</param>
/// <param name="Measures">Its measures as they were given, not clipped.</param>
/// <param name="Threshold">What the fitness of the next solution of this cell must exceed.</param>
public readonly record struct ArchiveEntry<T>(long Cell, T Solution, double Fitness, Measures Measures, double Threshold);
