using EvoLLM.Evolver;

namespace EvoLLM.Operators;

/// <summary>How far the answers of diff operators came, stage by stage; each stage counts those that passed the ones before.</summary>
/// <param name="Answers">Answers that came.</param>
/// <param name="ValidAtOnce">Of these, edits that could be made, or whole programs, without asking again.</param>
/// <param name="Valid">The same, with those that came when asked again.</param>
/// <param name="Compiles">Programs that compile.</param>
/// <param name="Runs">Programs that ran to their end, whatever came of it.</param>
public sealed record ElmCounts(int Answers, int ValidAtOnce, int Valid, int Compiles, int Runs)
{
    /// <summary>Counts the proposals of a run; seeds and thoughts are left out.</summary>
    /// <param name="records">The run's proposals in order. A duplicate counts like its first one.</param>
    public static ElmCounts Of(IEnumerable<ProposalRecord> records)
    {
        ArgumentNullException.ThrowIfNull(records);
        var (counts, statuses) = (new ElmCounts(0, 0, 0, 0, 0), new Dictionary<CandidateId, EvaluationStatus>());
        foreach (var record in records)
        {
            var status = record.DuplicateOf is { } first ? statuses.GetValueOrDefault(first, EvaluationStatus.Ok) : record.Evaluation.Status;
            statuses[record.Id] = status;
            if (record.Lineage.Parents.Count > 0 && status is not (EvaluationStatus.NoProposal or EvaluationStatus.Thought))
            {
                counts = counts.With(status, record.Calls <= 1);
            }
        }

        return counts;
    }

    private ElmCounts With(EvaluationStatus status, bool atOnce)
    {
        var valid = status != EvaluationStatus.ParseFailed;
        var compiles = valid && status != EvaluationStatus.CompileFailed;
        return new ElmCounts(
            Answers + 1,
            ValidAtOnce + One(valid && atOnce),
            Valid + One(valid),
            Compiles + One(compiles),
            Runs + One(status is EvaluationStatus.Ok or EvaluationStatus.InvalidResult));
    }

    private static int One(bool holds) => holds ? 1 : 0;
}
