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

    /// <summary>What a split holds, in words, e.g. <c>64 instances of 50 cities</c>; empty where there is nothing to say.</summary>
    /// <param name="split">The instances.</param>
    public virtual string Describe(Split split) => "";

    /// <summary>What judges candidates on this machine, where that is worth a line when a run begins; else <see langword="null"/>.</summary>
    public virtual string? Notice => null;

    /// <summary>What others have published of this problem, the best known figure among it; each with its source.</summary>
    public virtual IReadOnlyList<PublishedFigure> Published => [];

    /// <summary>Programs that are known from elsewhere: heuristics of the literature, and a search that needs no model.</summary>
    public virtual IReadOnlyList<ReferenceProgram> References => [];
}
