using EvoLLM.Evolver;

namespace EvoLLM.Evaluators.Tests;

/// <summary>Judges candidates as a search does: in a worker.</summary>
public sealed class Judge : IAsyncDisposable
{
    private readonly SortedDictionary<string, ProgramEvaluator> _evaluators = new(StringComparer.Ordinal);

    /// <summary>Judges a class <c>Candidate</c> with a body on the training split.</summary>
    public Task<Evaluation> CheckAsync(string problem, string body) =>
        CheckSourceAsync(problem, $"using System;\npublic static class Candidate\n{{\n{body}\n}}\n");

    /// <summary>Judges a program on the training split.</summary>
    public async Task<Evaluation> CheckSourceAsync(string problem, string source)
    {
        if (!_evaluators.TryGetValue(problem, out var evaluator))
        {
            // Workers of a test machine may be slow: steps alone are to end a candidate.
            evaluator = _evaluators[problem] = new ProgramEvaluator(ProblemCatalog.Load(problem), 1, TimeProvider.System, wallTimes: 20);
        }

        return (await evaluator.CheckAsync(source, Split.Training, CancellationToken.None)).Evaluation;
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var evaluator in _evaluators.Values)
        {
            await evaluator.DisposeAsync();
        }
    }
}
