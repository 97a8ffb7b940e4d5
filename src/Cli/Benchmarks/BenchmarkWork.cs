using EvoLLM.Evaluators;
using EvoLLM.Evolver;

namespace EvoLLM.Cli;

/// <summary>How a program did on the instances of a group.</summary>
/// <param name="Program">The program.</param>
/// <param name="Group">The instances.</param>
/// <param name="Scores">Its scores, one for each instance.</param>
internal sealed record BenchmarkRow(BenchmarkProgram Program, BenchmarkGroup Group, IReadOnlyList<BenchmarkScore> Scores)
{
    /// <summary>The means under each convention; empty where the program failed on an instance.</summary>
    public IReadOnlyList<BenchmarkMean> Means { get; } = Scores.All(score => score.Evaluation.Status == EvaluationStatus.Ok)
        ? [.. Scores.SelectMany(score => score.Values).GroupBy(value => value.Name).Select(BenchmarkMean.Of)]
        : [];
}

/// <summary>Judges programs on benchmark instances, several at a time.</summary>
/// <param name="evaluator">Who judges.</param>
/// <param name="workers">How many at a time.</param>
internal sealed class BenchmarkWork(ProgramEvaluator evaluator, int workers)
{
    private int _done;

    /// <summary>How many judgements there are to make.</summary>
    public int Total { get; private set; }

    /// <summary>How many are made.</summary>
    public int Done => Volatile.Read(ref _done);

    /// <summary>Judges every program on every instance.</summary>
    public async Task<IReadOnlyList<BenchmarkRow>> JudgeAsync(IReadOnlyList<BenchmarkProgram> programs, IReadOnlyList<BenchmarkGroup> groups, CancellationToken cancellationToken)
    {
        Total = programs.Count * groups.Sum(group => group.Cases.Count);
        var rows = new List<BenchmarkRow>();
        foreach (var program in programs)
        {
            var preparation = await evaluator.PrepareAsync(program.Source, cancellationToken).ConfigureAwait(false);
            foreach (var group in groups)
            {
                rows.Add(new BenchmarkRow(program, group, await JudgeAsync(preparation, group, cancellationToken).ConfigureAwait(false)));
            }
        }

        return rows;
    }

    private async Task<BenchmarkScore[]> JudgeAsync(Preparation preparation, BenchmarkGroup group, CancellationToken cancellationToken)
    {
        var scores = new BenchmarkScore[group.Cases.Count];
        var options = new ParallelOptions { MaxDegreeOfParallelism = workers, CancellationToken = cancellationToken };
        await Parallel.ForAsync(0, scores.Length, options, async (index, token) =>
        {
            scores[index] = preparation.Failure is { } failure
                ? new BenchmarkScore(failure, [])
                : await evaluator.EvaluateAsync(preparation, group.Cases[index], token).ConfigureAwait(false);
            Interlocked.Increment(ref _done);
        }).ConfigureAwait(false);
        return scores;
    }
}
