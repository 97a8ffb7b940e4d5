using EvoLLM.Evaluators;
using EvoLLM.Evolver;

namespace EvoLLM.Cli;

/// <summary>Judges a problem's references on its training instances, as a search would judge them.</summary>
internal static class ReferenceScores
{
    /// <summary>The objective of each reference by its name: the mean of as many evaluations as a candidate gets; <see langword="null"/> where it is not valid.</summary>
    public static async Task<IReadOnlyDictionary<string, double?>> MeasureAsync(CliContext context, LoadedProblem problem, CancellationToken cancellationToken)
    {
        var scores = new Dictionary<string, double?>();
        await using var evaluator = problem.CreateEvaluator(workers: 1, context.Time);
        await SandboxGate.StartAsync(evaluator, RequiredIsolation.Process, cancellationToken).ConfigureAwait(false);
        foreach (var reference in problem.Code.References)
        {
            var preparation = await evaluator.PrepareAsync(reference.Source, cancellationToken).ConfigureAwait(false);
            var fitness = new List<double?>();
            for (var repetition = 0; repetition < problem.Definition.Repetitions && preparation.Failure is null; repetition++)
            {
                fitness.Add((await evaluator.EvaluateAsync(preparation, Split.Training, repetition, cancellationToken).ConfigureAwait(false)).Fitness);
            }

            scores[reference.Name] = fitness.Count > 0 && fitness.TrueForAll(value => value is not null) ? problem.Definition.Objective.Flip(fitness.Average()!.Value) : null;
        }

        return scores;
    }
}
