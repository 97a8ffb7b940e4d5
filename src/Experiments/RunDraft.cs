using EvoLLM.Evolver;

namespace EvoLLM.Experiments;

/// <summary>A run that could be begun.</summary>
/// <param name="Header">What it would be begun with, but for the isolation that there will be.</param>
/// <param name="Ends">Whether a limit or the method itself ends it.</param>
internal sealed record RunDraft(RunHeader Header, bool Ends);
