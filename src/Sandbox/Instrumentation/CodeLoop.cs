namespace EvoLLM.Sandbox;

/// <summary>A stretch of code that a backward branch repeats.</summary>
/// <param name="Steps">What one turn costs.</param>
/// <param name="IsLeaf">Whether nothing in it may call a candidate's code.</param>
internal readonly record struct CodeLoop(int Steps, bool IsLeaf);
