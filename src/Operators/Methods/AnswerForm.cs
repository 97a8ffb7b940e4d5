namespace EvoLLM.Operators;

/// <summary>What an operator wants of a model's answer.</summary>
public enum AnswerForm
{
    /// <summary>A whole candidate: a program, or a text where the problem asks for texts.</summary>
    Candidate,

    /// <summary>Changes to the program that was shown, the attempt or else the first parent: SEARCH/REPLACE blocks, a unified diff or edits that name members; or a whole program all the same.</summary>
    Edits,

    /// <summary>A sentence between braces that says the idea, and a whole candidate, as EoH asks (Liu et al. 2024).</summary>
    IdeaAndCandidate,

    /// <summary>No candidate: all of the answer is a thought for later proposals.</summary>
    Thought,
}
