using System.Globalization;
using EvoLLM.Evolver;

namespace EvoLLM.Operators;

/// <summary>What prompts can say about a request: plain values under the names that prompt files declare as inputs.</summary>
internal static class PromptValues
{
    private const int MaxFeedback = 20;

    public static IReadOnlyDictionary<string, object?> For(ProposalRequest request)
    {
        var (problem, contract, objective) = (request.Problem, request.Problem.RequireContract(), request.Problem.Objective);
        return new Dictionary<string, object?>
        {
            ["title"] = problem.Title,
            ["description"] = problem.Description.Trim(),
            ["type"] = contract.TypeName,
            ["signature"] = contract.Signature,
            ["meaning"] = contract.Meaning.Trim(),
            ["objective"] = objective.Name,
            ["unit"] = objective.Unit,
            ["direction"] = objective.Direction == Direction.Minimize ? "smaller is better" : "larger is better",
            ["parents"] = request.Parents.Select(parent => Parent(parent, problem)).ToArray(),
        };
    }

    public static IReadOnlyDictionary<string, object?> ForRepair(ProposalRequest request, string source, Evaluation failure) =>
        new Dictionary<string, object?>(For(request))
        {
            ["program"] = source.TrimEnd(),
            ["diagnostics"] = failure.Feedback.Take(MaxFeedback).ToArray(),
        };

    private static Dictionary<string, object?> Parent(Elite parent, Problem problem) => new()
    {
        ["source"] = parent.Candidate.Source.TrimEnd(),
        ["figure"] = Number(problem.Objective.Flip(parent.Fitness)),
        ["metrics"] = parent.Evaluation.Metrics.Select(metric => $"{metric.Key}: {Number(metric.Value)}").ToArray(),
        ["measures"] = problem.Measures.Zip(parent.Evaluation.Measures ?? new Measures(), (axis, value) => $"{axis.Name}: {Number(value)}").ToArray(),
        ["feedback"] = parent.Evaluation.Feedback.Take(MaxFeedback).ToArray(),
    };

    private static string Number(double value) => value.ToString("G6", CultureInfo.InvariantCulture);
}
