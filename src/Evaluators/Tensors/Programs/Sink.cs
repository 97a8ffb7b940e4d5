namespace EvoLLM.Evaluators;

/// <summary>Where a gradient goes.</summary>
/// <param name="Place">The place.</param>
/// <param name="Accumulate">Whether it is added to what is there.</param>
internal readonly record struct Sink(int Place, bool Accumulate);
