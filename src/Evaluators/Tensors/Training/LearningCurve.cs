namespace EvoLLM.Evaluators;

/// <summary>What was seen of a training.</summary>
/// <param name="End">How it ended.</param>
/// <param name="Looks">The looks at the validation rows, in order; none where it diverged before the first.</param>
/// <param name="Steps">Steps that were made.</param>
internal sealed record LearningCurve(TrainingEnd End, IReadOnlyList<LearningCurve.Look> Looks, int Steps)
{
    /// <summary>The lowest validation error that was seen, 0 to 1; 1 where none was.</summary>
    public double BestError => Looks.Select(look => look.Error).DefaultIfEmpty(1).Min();

    /// <summary>One look.</summary>
    /// <param name="Step">After how many steps.</param>
    /// <param name="Loss">The loss of the last step.</param>
    /// <param name="Error">The share of validation rows that are classified wrong, 0 to 1.</param>
    internal sealed record Look(int Step, float Loss, double Error);
}
