using System.Globalization;
using EvoLLM.Evolver;

namespace EvoLLM.Operators;

/// <summary>What prompts can say about a request: plain values under the names that prompt files declare as inputs.</summary>
internal static class PromptValues
{
    private const int MaxFeedback = 20;

    public static Dictionary<string, object?> For(ProposalRequest request)
    {
        var (problem, contract, objective) = (request.Problem, request.Problem.Contract, request.Problem.Objective);
        var values = new Dictionary<string, object?>
        {
            ["title"] = problem.Title,
            ["description"] = problem.Description.Trim(),
            ["type"] = contract?.TypeName ?? "",
            ["signature"] = contract?.Signature ?? "",
            ["meaning"] = contract?.Meaning.Trim() ?? "",
            ["format"] = problem.Format.Trim(),
            ["questions"] = (problem.Questions ?? []).ToArray(),
            ["objective"] = objective.Name,
            ["unit"] = objective.Unit,
            ["direction"] = objective.Direction == Direction.Minimize ? "smaller is better" : "larger is better",
            ["seeds"] = problem.Seeds.Select(seed => seed.TrimEnd()).ToArray(),
            ["parents"] = request.Parents.Select(parent => Candidate(parent.Candidate.Source, parent.Candidate.Thought, parent.Evaluation, problem)).ToArray(),
            ["attempt"] = request.Attempt is { } attempt ? Candidate(attempt.Source ?? "", null, attempt.Evaluation, problem) : null,
            ["thoughts"] = request.Thoughts.Select(thought => thought.Text).ToArray(),
        };
        foreach (var (name, note) in request.Notes)
        {
            values[name] = note;
        }

        return values;
    }

    public static Dictionary<string, object?> ForRepair(ProposalRequest request, string source, Evaluation failure) => new(For(request))
    {
        ["program"] = source.TrimEnd(),
        ["diagnostics"] = failure.Feedback.Take(MaxFeedback).ToArray(),
    };

    /// <summary>A number as prompts show it.</summary>
    public static string Number(double value) => value.ToString("G6", CultureInfo.InvariantCulture);

    private static Dictionary<string, object?> Candidate(string source, string? thought, Evaluation evaluation, Problem problem) => new()
    {
        ["source"] = source.TrimEnd(),
        ["thought"] = thought ?? "",
        ["status"] = evaluation.Status.ToString(),
        ["figure"] = evaluation.Fitness is { } fitness ? Number(problem.Objective.Flip(fitness)) : "",
        ["metrics"] = evaluation.Metrics.Select(metric => $"{metric.Key}: {Number(metric.Value)}").ToArray(),
        ["measures"] = problem.Measures.Zip(evaluation.Measures ?? new Measures(), (axis, value) => $"{axis.Name}: {Number(value)}").ToArray(),
        ["feedback"] = evaluation.Feedback.Take(MaxFeedback).ToArray(),
    };
}
