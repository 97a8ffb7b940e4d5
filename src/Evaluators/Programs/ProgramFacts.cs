namespace EvoLLM.Evaluators;

/// <summary>What is known of a candidate beside what it returned.</summary>
/// <param name="Size">The number of syntax nodes of the program.</param>
public sealed record ProgramFacts(int Size)
{
    /// <summary>Which of its evaluations this is, from 0, where the problem's outcome is noisy.</summary>
    public int Repetition { get; init; }

    /// <summary>How many steps it took, harness not included: run time that is the same on every machine.</summary>
    public long Steps { get; init; }
}
