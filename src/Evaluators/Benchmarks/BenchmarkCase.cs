using EvoLLM.Evolver;

namespace EvoLLM.Evaluators;

/// <summary>One instance of a benchmark set, ready to be sent to a worker and scored.</summary>
/// <param name="Name">Its name in the field.</param>
/// <param name="Input">What the worker is sent.</param>
/// <param name="Score">Judges what came back; on the trusted side.</param>
public sealed record BenchmarkCase(string Name, ReadOnlyMemory<byte> Input, Func<ReadOnlyMemory<byte>, ProgramFacts, BenchmarkScore> Score);

/// <summary>How a candidate did on one benchmark instance.</summary>
/// <param name="Evaluation">The judgement, as for a split of this one instance.</param>
/// <param name="Values">What the field states of it; empty where the judgement is a failure.</param>
public sealed record BenchmarkScore(Evaluation Evaluation, IReadOnlyList<BenchmarkValue> Values);
