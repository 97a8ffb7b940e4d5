using EvoLLM.Evolver;

namespace EvoLLM.Operators;

/// <summary>A candidate of an island.</summary>
/// <param name="Elite">The candidate with its score.</param>
/// <param name="Fingerprint">What it is known again by.</param>
internal sealed record PopulationMember(Elite Elite, string Fingerprint);
