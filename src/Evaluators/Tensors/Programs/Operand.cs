namespace EvoLLM.Evaluators;

/// <summary>A tensor in the arena.</summary>
/// <param name="Place">Where it is.</param>
/// <param name="Shape">Its shape, rows not counted.</param>
/// <param name="ChannelsLast">Whether the first axis is the fastest in memory.</param>
/// <param name="Sink">Where its gradient goes; <see langword="null"/> where nobody asks for it.</param>
internal sealed record Operand(int Place, Shape Shape, bool ChannelsLast, Func<Sink?> Sink);
