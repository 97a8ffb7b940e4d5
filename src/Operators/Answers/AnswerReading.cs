using System.Globalization;
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
    /// <param name="answer">What the model said.</param>
    /// <param name="form">What it was asked for.</param>
    /// <param name="request">On whose behalf.</param>
    /// <param name="cutAfter">How many tokens it had where it was cut off; <see langword="null"/> where it came to its end.</param>
    public static AnswerReading Read(string answer, AnswerForm form, ProposalRequest request, long? cutAfter = null) => form switch
    {
        AnswerForm.Thought => OfThought(answer),
        AnswerForm.IdeaAndCandidate => OfCandidate(answer, request) with { Thought = Idea.Find(answer) },
        AnswerForm.Edits when request.Problem.Contract is { } contract => Of(Whole(ProgramAnswer.Read(answer, Shown(request), contract, EditForms.Any), cutAfter)),
        _ => OfCandidate(answer, request),
    };

    /// <summary>The program that an answer in edits changes; <see langword="null"/> where none was shown.</summary>
    public static string? Shown(ProposalRequest request) => request.Attempt?.Source ?? (request.Parents is [var first, ..] ? first.Candidate.Source : null);

    /// <summary>The proposal with what was read.</summary>
    public Proposal AddTo(Proposal proposal) => proposal with
    {
        Source = Source,
        Thought = Thought,
        Failure = Source is null && (Thought is null || Reason.Length > 0) ? Evaluation.Failed(EvaluationStatus.ParseFailed, Reason) : null,
    };

    private static AnswerReading OfCandidate(string answer, ProposalRequest request)
    {
        var problem = request.Problem;
        return Of(problem.Contract is not { } contract ? TextExtractor.Extract(answer)
            : Framed(request) is { } frame ? ProgramAnswer.Read(answer, frame, contract, EditForms.Program)
            : CodeExtractor.Extract(answer, contract));
    }

    /// <summary>A program that marks what may change, where the problem's seeds do; else <see langword="null"/>.</summary>
    private static string? Framed(ProposalRequest request) =>
        request.Problem.Seeds is [var seed, ..] && RegionMark.MayBeIn(seed) ? Shown(request) ?? seed : null;

    /// <summary>Of edits that were cut off nobody knows what is missing: each may be whole, and the program without the rest another one than was meant. Whether a program is whole, it shows itself.</summary>
    private static ExtractedCode Whole(ExtractedCode read, long? cutAfter) => cutAfter is { } tokens && read.Form is not (EditForms.None or EditForms.Program)
        ? ExtractedCode.None(string.Create(CultureInfo.InvariantCulture, $"the answer was cut off after about {tokens} tokens, before its edits were complete: answer shorter"))
        : read;

    private static AnswerReading Of(ExtractedCode read) => new(read.Source, null, read.Reason);

    private static AnswerReading OfThought(string answer)
    {
        var (text, reason) = AnswerText.Of(answer);
        var thought = text.Trim();
        return reason is not null || thought.Length == 0 ? None(reason ?? "the answer is empty")
            : new AnswerReading(null, thought.Length <= MaxThought ? thought : thought[..MaxThought]);
    }
}
