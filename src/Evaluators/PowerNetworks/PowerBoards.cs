namespace EvoLLM.Evaluators;

/// <summary>The boards of a split and the network that they share.</summary>
/// <param name="Network">The network.</param>
/// <param name="Boards">The boards.</param>
/// <param name="Generations">For how many generations is searched on each.</param>
public sealed record PowerBoards(PowerNetwork Network, PowerBoard[] Boards, int Generations);
