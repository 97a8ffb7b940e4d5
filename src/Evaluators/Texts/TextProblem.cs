using EvoLLM.Evolver;

namespace EvoLLM.Evaluators;

/// <summary>
/// A problem whose candidates are texts: plans, poems, proofs. Its definition has a <see cref="Problem.Format"/> in place of
/// a contract. A text is the answer to one task, so that validation and test are that task again. The class must be public
/// with a public constructor without parameters. It judges in the process of the search: a text is data, nothing of it runs.
/// </summary>
public abstract class TextProblem : SearchProblem
{
    /// <summary>What one judgement may take.</summary>
    public virtual TimeSpan TimeLimit => TimeSpan.FromSeconds(10);

    /// <summary>The longest text that is judged, in characters.</summary>
    public virtual int MaxLength => 64 * 1024;

    /// <summary>
    /// Judges a text strictly. <see cref="EvaluationStatus.ParseFailed"/> says that it lacks the form that was asked for,
    /// <see cref="EvaluationStatus.InvalidResult"/> that it breaks a rule. Called from many threads at once.
    /// </summary>
    /// <param name="text">The text; lines end with a line feed alone and without white space.</param>
    /// <param name="cancellationToken">Is cancelled when <see cref="TimeLimit"/> is over: observe it in long work, which nothing else ends.</param>
    public abstract Evaluation Score(string text, CancellationToken cancellationToken);
}
