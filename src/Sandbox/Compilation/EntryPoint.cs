namespace EvoLLM.Sandbox;

/// <summary>What a candidate must offer.</summary>
/// <param name="TypeName">The public static class, in no namespace.</param>
/// <param name="Signature">The public static method without modifiers and body, e.g. <c>double Solve(double x)</c>.</param>
public sealed record EntryPoint(string TypeName, string Signature);
