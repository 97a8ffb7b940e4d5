namespace EvoLLM.Evolver;

/// <summary>A candidate that was judged <see cref="EvaluationStatus.Ok"/> and may hold a cell of an archive.</summary>
/// <param name="Candidate">The program.</param>
/// <param name="Evaluation">Its judgement; fitness and measures are present.</param>
public sealed record Elite(Candidate Candidate, Evaluation Evaluation)
{
    /// <summary>The fitness; larger is better.</summary>
    public double Fitness => Evaluation.Fitness ?? double.NegativeInfinity;
}
