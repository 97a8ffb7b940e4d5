namespace EvoLLM.Evaluators;

/// <summary>The only instance of a problem that asks for one construction.</summary>
/// <param name="Rows">How many rows are asked for; 0 where the candidate chooses.</param>
public sealed record ConstructionTask(int Rows);
