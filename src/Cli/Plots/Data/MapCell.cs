namespace EvoLLM.Cli;

/// <summary>One cell of an archive in a plane.</summary>
/// <param name="Outline">Its corners in order, in the measures' units; for a single measure from 0 to 1 upwards. One corner is an elite without a cell.</param>
/// <param name="Fitness">The fitness of its elite; <see langword="null"/> where nobody holds it.</param>
internal sealed record MapCell(IReadOnlyList<Point> Outline, double? Fitness);
