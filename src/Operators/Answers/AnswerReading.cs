using EvoLLM.Evolver;

namespace EvoLLM.Operators;

/// <summary>What an answer came to, read in the form that was asked for.</summary>
/// <param name="Source">The candidate; <see langword="null"/> where there is none.</param>
/// <param name="Thought">The thought; <see langword="null"/> where there is none.</param>
/// <param name="Reason">Why there is nothing.</param>
internal sealed record AnswerReading(string? Source, string? Thought, string Reason = "")
{
    /// <summary>The longest thought that is kept, in characters.</summary>
    public const int MaxThought = 16 * 1024;

    public static AnswerReading None(string reason) => new(null, null, reason);

    /// <summary>Reads an answer.</summary>
    public static AnswerReading Read(string answer, AnswerForm form, Problem problem) => form switch
    {
        AnswerForm.Thought => OfThought(answer),
        AnswerForm.IdeaAndCandidate => OfCandidate(answer, problem) with { Thought = Idea.Find(answer) },
        _ => OfCandidate(answer, problem),
    };

    /// <summary>The proposal with what was read.</summary>
    public Proposal AddTo(Proposal proposal) => proposal with
    {
        Source = Source,
        Thought = Thought,
        Failure = Source is null && (Thought is null || Reason.Length > 0) ? Evaluation.Failed(EvaluationStatus.ParseFailed, Reason) : null,
    };

    private static AnswerReading OfCandidate(string answer, Problem problem)
    {
        var read = problem.Contract is { } contract ? CodeExtractor.Extract(answer, contract) : TextExtractor.Extract(answer);
        return new AnswerReading(read.Source, null, read.Reason);
    }

    private static AnswerReading OfThought(string answer)
    {
        var text = answer.Length > CodeExtractor.MaxAnswer ? "" : Thoughts.Remove(answer).ReplaceLineEndings("\n").Trim();
        return text.Length == 0 ? None("the answer is empty")
            : new AnswerReading(null, text.Length <= MaxThought ? text : text[..MaxThought]);
    }
}
