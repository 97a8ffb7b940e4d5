namespace EvoLLM.Evolver;

/// <summary>What a status means for a search.</summary>
public static class EvaluationStatuses
{
    /// <summary>Whether a candidate was judged: then it counts as an evaluation. Duplicates and proposals without a program do not.</summary>
    /// <param name="status">How the judgement of a proposal ended.</param>
    public static bool CountsAsEvaluation(this EvaluationStatus status) =>
        status is not (EvaluationStatus.Duplicate or EvaluationStatus.NoProposal or EvaluationStatus.Thought);
}
