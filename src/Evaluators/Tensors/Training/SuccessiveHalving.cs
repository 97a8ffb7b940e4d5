namespace EvoLLM.Evaluators;

/// <summary>
/// Trains many networks a little and the better ones on (Jamieson and Talwalkar 2016). Who goes on is trained from where it stopped, so that the best end as they
/// would have alone.
/// </summary>
internal static class SuccessiveHalving
{
    /// <summary>Trains to the first step of a ladder, drops all but a share with the lowest errors, and so on to the last.</summary>
    /// <param name="networks">The networks.</param>
    /// <param name="begin">Begins the training of one, by its number.</param>
    /// <param name="ladder">The steps, ascending; the last one is where the best arrive.</param>
    /// <param name="share">Which share goes on, above 0 and below 1; one at least.</param>
    /// <param name="workers">How many are trained at once; it decides nothing.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>What was seen of each, in the order of the networks.</returns>
    public static async Task<IReadOnlyList<LearningCurve>> RunAsync(
        IReadOnlyList<Network> networks, Func<int, PlannedTraining> begin, IReadOnlyList<int> ladder, double share, int workers, CancellationToken cancellationToken)
    {
        var trainings = new PlannedTraining?[networks.Count];
        var curves = new LearningCurve[networks.Count];
        IReadOnlyList<int> going = [.. Enumerable.Range(0, networks.Count)];
        try
        {
            foreach (var steps in ladder)
            {
                await Parallel.ForEachAsync(going, new ParallelOptions { MaxDegreeOfParallelism = workers, CancellationToken = cancellationToken }, (number, token) =>
                {
                    curves[number] = (trainings[number] ??= begin(number)).Train(steps, token);
                    return ValueTask.CompletedTask;
                }).ConfigureAwait(false);
                var alive = going.Where(number => curves[number].End == TrainingEnd.Completed).OrderBy(number => curves[number].BestError).ToList();
                going = [.. alive.Take(Math.Max(1, (int)Math.Ceiling(alive.Count * share)))];
            }
        }
        finally
        {
            foreach (var training in trainings)
            {
                training?.Dispose();
            }
        }

        return curves;
    }
}
