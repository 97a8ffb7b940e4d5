namespace EvoLLM.Evaluators;

/// <summary>What a candidate was made into, for use outside.</summary>
/// <param name="Bytes">The file.</param>
/// <param name="Summary">What is in it, in a sentence.</param>
public sealed record CandidateArtifact(ReadOnlyMemory<byte> Bytes, string Summary);
