namespace EvoLLM.Operators;

/// <summary>What a mock model has done so far.</summary>
/// <param name="Questions">Questions that came, each try counted.</param>
/// <param name="MostAtOnce">The most that were under way at once.</param>
/// <param name="Faults">Tries and answers that were not good, by fault; those that never occurred are missing.</param>
public sealed record MockStatistics(int Questions, int MostAtOnce, IReadOnlyDictionary<MockFault, int> Faults);
