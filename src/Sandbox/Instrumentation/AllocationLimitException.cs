namespace EvoLLM.Sandbox;

/// <summary>A candidate asked for more memory than it may.</summary>
internal sealed class AllocationLimitException() : Exception("The candidate asked for more memory than it may.");
