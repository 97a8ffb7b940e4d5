using System.Collections.Concurrent;

namespace EvoLLM.Evolver;

/// <summary>
/// The candidates of a run that wall time or the memory of a process ended. They might not end so again, and what they
/// would have been instead nobody knows: a replay takes them as recorded.
/// </summary>
internal sealed class RecordedEndings
{
    private readonly ConcurrentDictionary<string, Preparation> _preparations = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<(string Fingerprint, Split Split), Evaluation> _evaluations = new();

    /// <summary>Takes in what was recorded of a proposal.</summary>
    /// <param name="record">The proposal.</param>
    /// <param name="report">What the run came to in the end.</param>
    public void Learn(ProposalRecord record, RunReport? report)
    {
        if (record.Evaluation is { EndedByMachine: true, Status: not EvaluationStatus.Duplicate } evaluation)
        {
            Learn(record, evaluation);
        }

        if (report?.EndedByMachine?.Contains(record.Id) ?? false)
        {
            _evaluations[(record.Fingerprint, Split.Validation)] = Evaluation.Failed(EvaluationStatus.TimedOut) with { EndedByMachine = true };
        }

        foreach (var split in report?.Splits.Where(split => report.Champion == record.Id && split is { Split: not Split.Training, Champion.EndedByMachine: true }) ?? [])
        {
            _evaluations[(record.Fingerprint, split.Split)] = split.Champion;
        }
    }

    /// <summary>What the compiler came to where the machine ended it.</summary>
    public Preparation? Find(string source) => _preparations.GetValueOrDefault(source);

    /// <summary>What a run came to where the machine ended it.</summary>
    public Evaluation? Find(string fingerprint, Split split) => _evaluations.GetValueOrDefault((fingerprint, split));

    private void Learn(ProposalRecord record, Evaluation evaluation)
    {
        if (evaluation.Status == EvaluationStatus.CompileFailed)
        {
            _preparations[record.Source!] = new Preparation { Fingerprint = record.Fingerprint, Failure = evaluation };
        }
        else
        {
            _evaluations[(record.Fingerprint, Split.Training)] = evaluation;
        }
    }
}
