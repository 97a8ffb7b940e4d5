using EvoLLM.Evolver;
using EvoLLM.Sandbox;

namespace EvoLLM.Evaluators;

/// <summary>All that is known of a candidate after it was judged.</summary>
/// <param name="Evaluation">The judgement.</param>
public sealed record CandidateCheck(Evaluation Evaluation)
{
    /// <summary>What the compiler made of a program; <see langword="null"/> for a text.</summary>
    public CompiledCandidate? Compiled { get; init; }

    /// <summary>What the run of a program took; <see langword="null"/> where nothing was run.</summary>
    public RunOutcome? Run { get; init; }
}
