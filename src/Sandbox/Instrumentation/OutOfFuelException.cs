namespace EvoLLM.Sandbox;

/// <summary>A candidate took more steps than it may.</summary>
internal sealed class OutOfFuelException() : Exception("The candidate took more steps than it may.");
