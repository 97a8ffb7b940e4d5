namespace EvoLLM.Evaluators;

/// <summary>The only instance of a problem of geometry.</summary>
/// <param name="Count">How many circles, points or hexagons are asked for.</param>
public sealed record GeometryTask(int Count);
