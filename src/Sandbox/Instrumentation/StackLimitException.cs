namespace EvoLLM.Sandbox;

/// <summary>A candidate's calls are nested deeper than they may be.</summary>
internal sealed class StackLimitException() : Exception("The candidate's calls are nested too deep.");
