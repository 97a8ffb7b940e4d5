using EvoLLM.Evolver;

namespace EvoLLM.Evaluators;

/// <summary>
/// A problem with the trusted code that judges its candidates: a <see cref="ProgramProblem"/> where they are programs, a
/// <see cref="TextProblem"/> where they are texts.
/// </summary>
public abstract class SearchProblem
{
    /// <summary>What is asked.</summary>
    public abstract Problem Definition { get; }

    /// <summary>What known methods reach on a split; empty where none is known.</summary>
    /// <param name="split">The instances.</param>
    public virtual IReadOnlyList<Baseline> Baselines(Split split) => [];
}
