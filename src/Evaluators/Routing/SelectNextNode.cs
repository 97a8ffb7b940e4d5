namespace EvoLLM.Evaluators;

/// <summary>The contract of <see cref="TspConstructiveProblem"/>: chooses where a tour goes on.</summary>
/// <param name="current">The city where it has come to.</param>
/// <param name="destination">The city where it began, and to which it returns.</param>
/// <param name="unvisited">The cities not yet visited, rising, one or more.</param>
/// <param name="distances">All distances, n by n.</param>
/// <returns>One of the unvisited cities.</returns>
public delegate int SelectNextNode(int current, int destination, ReadOnlySpan<int> unvisited, double[,] distances);
