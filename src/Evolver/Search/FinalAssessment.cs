namespace EvoLLM.Evolver;

/// <summary>
/// Chooses the winner of a search on instances that the search did not see, and judges it on others that nothing was
/// decided on: the best figure of many tries on the training set flatters.
/// </summary>
public static class FinalAssessment
{
    private const int Finalists = 10;

    /// <summary>Takes the ten fittest elites, chooses the best of them on validation, and judges it on test.</summary>
    /// <param name="evaluator">Who judges.</param>
    /// <param name="archive">What the search found; not empty.</param>
    /// <param name="cancellationToken">Ends the work early.</param>
    public static async Task<RunReport> AssessAsync(IEvaluator evaluator, IArchive<Elite> archive, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(evaluator);
        ArgumentNullException.ThrowIfNull(archive);
        var finalists = archive.Select(entry => entry.Solution).OrderByDescending(elite => elite.Fitness).ThenBy(elite => elite.Candidate.Id).Take(Finalists).ToList();
        var validated = await Task.WhenAll(finalists.Select(elite => JudgeAsync(evaluator, elite, Split.Validation, cancellationToken))).ConfigureAwait(false);

        // A finalist that fails on validation (too slow, say) is behind all that do not; the training order breaks ties.
        var winner = Enumerable.Range(0, finalists.Count).MaxBy(index => validated[index].Fitness ?? double.NegativeInfinity);
        var champion = finalists[winner];
        var test = await JudgeAsync(evaluator, champion, Split.Test, cancellationToken).ConfigureAwait(false);
        return new RunReport(
            champion.Candidate.Id,
            [
                new SplitReport(Split.Training, champion.Evaluation, evaluator.Baselines(Split.Training)),
                new SplitReport(Split.Validation, validated[winner], evaluator.Baselines(Split.Validation)),
                new SplitReport(Split.Test, test, evaluator.Baselines(Split.Test)),
            ]);
    }

    private static async Task<Evaluation> JudgeAsync(IEvaluator evaluator, Elite elite, Split split, CancellationToken cancellationToken)
    {
        var preparation = await evaluator.PrepareAsync(elite.Candidate.Source, cancellationToken).ConfigureAwait(false);
        return preparation.Failure ?? await evaluator.EvaluateAsync(preparation, split, cancellationToken).ConfigureAwait(false);
    }
}
