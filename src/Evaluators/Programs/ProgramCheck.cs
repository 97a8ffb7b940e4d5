using EvoLLM.Evolver;
using EvoLLM.Sandbox;

namespace EvoLLM.Evaluators;

/// <summary>All that is known of a program after it was judged.</summary>
/// <param name="Evaluation">The judgement.</param>
/// <param name="Compiled">What the compiler made of it.</param>
/// <param name="Run">What its run took; <see langword="null"/> where it could not be run.</param>
public sealed record ProgramCheck(Evaluation Evaluation, CompiledCandidate Compiled, RunOutcome? Run);
