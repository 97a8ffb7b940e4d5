namespace EvoLLM.Evaluators;

/// <summary>Numbers that are learnt together.</summary>
/// <param name="Node">The node of the network.</param>
/// <param name="Index">Which of its parameters.</param>
/// <param name="Place">Where they are in the arena.</param>
/// <param name="Count">How many.</param>
/// <param name="FanIn">How many inputs each output is a sum of; 0 for what is no weight.</param>
internal sealed record TensorParameter(int Node, int Index, int Place, int Count, int FanIn);
