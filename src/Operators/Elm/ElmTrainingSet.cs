using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using EvoLLM.Evolver;

namespace EvoLLM.Operators;

/// <summary>Training data from runs, as ELM takes it: accepted edits to tune the diff operator with, and admitted programs to train a generator from.</summary>
public static class ElmTrainingSet
{
    private static readonly JsonSerializerOptions Json = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>The edits of a run that the archive accepted, in order, weighted equally as in the paper.</summary>
    /// <param name="records">The run's proposals in order.</param>
    /// <returns>Objects with <c>id</c>, <c>instruction</c>, <c>before</c> and <c>diff</c>, a unified diff without a file header. They are held out by the program before.</returns>
    public static IEnumerable<TrainingExample> Edits(IEnumerable<ProposalRecord> records)
    {
        ArgumentNullException.ThrowIfNull(records);
        var sources = new Dictionary<CandidateId, string>();
        foreach (var record in records)
        {
            if (record.Source is not { } source)
            {
                continue;
            }

            sources[record.Id] = source;
            if (IsAdmitted(record) && ElmInstruction.Of(record.Lineage.Operator) is { } instruction
                && record.Lineage.Parents is [var parent, ..] && sources.TryGetValue(parent, out var before))
            {
                yield return new TrainingExample(Line(record.Id, instruction, before, source), before);
            }
        }
    }

    /// <summary>The programs for the bootstrapping stage, to train a generator with; the paper held 5 % out.</summary>
    /// <param name="runs">The proposals of each run, all of the same problem and the same map.</param>
    /// <param name="share">Which are taken, as <see cref="Cut"/> has it.</param>
    /// <returns>Objects with <c>id</c>, <c>cell</c>, <c>fitness</c> and <c>program</c>. They are held out by the program.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The share is out of range.</exception>
    public static IEnumerable<TrainingExample> Programs(IEnumerable<IEnumerable<ProposalRecord>> runs, double share) =>
        Cut(runs, share).Where(record => record.Source is not null).Select(record => new TrainingExample(Line(record), record.Source!));

    /// <summary>
    /// The programs for the bootstrapping stage: all that were ever admitted to a map whose fitness reaches a share of the best
    /// that their niche had in any run. The paper takes 0.5 (280,000 programs) or 0.8 (95,000).
    /// </summary>
    /// <param name="runs">The proposals of each run, all of the same problem and the same map.</param>
    /// <param name="share">The share, 0 to 1. Where the best is negative, as far below it as the share says of its size.</param>
    /// <returns>Those programs, run by run in order; a program that several runs found comes as often.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The share is out of range.</exception>
    public static IReadOnlyList<ProposalRecord> Cut(IEnumerable<IEnumerable<ProposalRecord>> runs, double share)
    {
        ArgumentNullException.ThrowIfNull(runs);
        ArgumentOutOfRangeException.ThrowIfNegative(share);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(share, 1);
        var admitted = runs.SelectMany(run => run).Where(IsAdmitted).ToList();
        var best = admitted.GroupBy(record => record.Cell).ToDictionary(niche => niche.Key!.Value, niche => niche.Max(Fitness));
        return [.. admitted.Where(record => Reaches(Fitness(record), best[record.Cell!.Value], share))];
    }

    private static bool Reaches(double fitness, double best, double share) => fitness >= best - ((1 - share) * Math.Abs(best));

    private static double Fitness(ProposalRecord record) => record.Evaluation.Fitness!.Value;

    private static bool IsAdmitted(ProposalRecord record) => record.Decision is AddStatus.New or AddStatus.Improved && record.Cell is not null;

    private static string Line(CandidateId id, ElmInstruction instruction, string before, string after) => new JsonObject
    {
        ["id"] = id.Value,
        ["instruction"] = instruction.Text,
        ["before"] = before,
        ["diff"] = LineDiff.Unified(before, after),
    }.ToJsonString(Json);

    private static string Line(ProposalRecord record) => new JsonObject
    {
        ["id"] = record.Id.Value,
        ["cell"] = record.Cell,
        ["fitness"] = Fitness(record),
        ["program"] = record.Source,
    }.ToJsonString(Json);
}
