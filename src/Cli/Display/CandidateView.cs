using EvoLLM.Evolver;
using Spectre.Console;

namespace EvoLLM.Cli;

/// <summary>How a candidate is shown.</summary>
/// <param name="Prompts">Also the prompts and answers that made it.</param>
/// <param name="Json">As one line of JSON.</param>
internal sealed record CandidateViewOptions(bool Prompts, bool Json);

/// <summary>One candidate: where it comes from, how it was judged, its program, and what the models were asked.</summary>
internal static class CandidateView
{
    public static void Show(CliContext context, RunReader reader, ProposalRecord record, CandidateViewOptions options)
    {
        IReadOnlyList<ModelCall> calls = options.Prompts ? reader.Calls(record.Id) : [];
        if (options.Json)
        {
            context.WriteLine(JsonOutput.Candidate(reader.Header.Problem, record, calls));
            return;
        }

        var parents = record.Lineage.Parents.Count > 0 ? $" of {string.Join(" and ", record.Lineage.Parents)}" : "";
        context.Out.MarkupLineInterpolated($"[bold]candidate {record.Id}[/]: {record.Lineage.Operator}{parents}{(record.Note.Length > 0 ? $" ({record.Note})" : "")}");
        var figure = record.Evaluation.Fitness is null ? "" : $", {reader.Header.Problem.Objective.Name} {Figures.Objective(reader.Header.Problem, record.Evaluation.Fitness)}";
        var duplicate = record.DuplicateOf is { } first ? $" of {first}" : "";
        context.WriteLine($"{Figures.Status(record.Evaluation.Status)}{duplicate}{figure}; {IslandsView.Decision(record.Decision, record.Cell)}");
        if (record.Evaluation.Repeats is { } repeats)
        {
            context.WriteLine($"  mean of {repeats.Count} evaluations, standard deviation {Figures.Value(repeats.StandardDeviation, reader.Header.Problem.Objective.Unit)}, standard error {Figures.Value(repeats.StandardError, reader.Header.Problem.Objective.Unit)}");
        }

        if (record.Island is { } island)
        {
            context.WriteLine($"on island {island.Number}: {IslandsView.Decision(island.Decision, island.Cell)}");
        }

        if (record.CpuTime > TimeSpan.Zero)
        {
            context.WriteLine($"{Figures.Seconds(record.CpuTime)} of processor time");
        }

        if (record.Evaluation is { Steps: > 0 } ran)
        {
            context.WriteLine($"{Figures.Count(ran.Steps)} steps, {Figures.Count(ran.Size)} syntax nodes");
        }

        foreach (var (name, value) in record.Evaluation.Hidden ?? new SortedDictionary<string, double>())
        {
            context.WriteLine($"  hidden from models: {name} {Figures.Value(value, "")}");
        }

        foreach (var line in record.Evaluation.Feedback)
        {
            context.WriteLine($"  {line}");
        }

        context.Out.WriteLine();
        CodeView.Show(context, reader.Header.Problem, record.Source ?? (reader.Header.Problem.Contract is null ? "(no text)" : "(no program)"));
        foreach (var call in calls)
        {
            context.WriteLine($"\n--- {call.Template} to {call.Model}, {call.Cost.InputTokens}{Figures.Cached(call.Cost)} + {call.Cost.OutputTokens} tokens{(call.Cached ? ", known already" : "")} ---\n{call.Prompt}\n--- {(call.Failure is null ? "answer" : "no answer")} ---\n{call.Failure ?? call.Answer}");
        }
    }
}
