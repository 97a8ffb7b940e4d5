namespace EvoLLM.Operators;

/// <summary>What a probe found.</summary>
/// <param name="Model">The model.</param>
/// <param name="Ok">Whether it answered.</param>
/// <param name="Line">One line: how fast it answered, or what is wrong and what to do.</param>
public sealed record ProbeResult(ModelReference Model, bool Ok, string Line);
