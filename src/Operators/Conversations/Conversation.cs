using EvoLLM.Evolver;

namespace EvoLLM.Operators;

/// <summary>A course of turns in which each makes a candidate of what the one before came to.</summary>
/// <param name="rules">How it goes.</param>
/// <param name="parents">What the first turn starts from; none to start from nothing.</param>
internal sealed class Conversation(ConversationRules rules, params IReadOnlyList<Elite> parents)
{
    private Attempt? _from;
    private double _best;
    private int _idle;
    private int _attempts;
    private int _turns;

    /// <summary>Whether all turns are over.</summary>
    public bool IsDone => _turns == rules.Turns;

    /// <summary>What the next proposal is to be.</summary>
    public Commission Next() => _from is not null ? new Commission(rules.Refine) { Attempt = _from }
        : parents.Count > 0 ? new Commission(rules.Refine, parents)
        : new Commission(rules.First);

    /// <summary>Takes what became of the proposal that was asked for last.</summary>
    public void Commit(ProposalRecord record, Elite? elite)
    {
        _attempts++;
        var isReadable = record.Evaluation.Status is not (EvaluationStatus.NoProposal or EvaluationStatus.ParseFailed);
        if (!isReadable && _attempts < rules.Attempts)
        {
            return;
        }

        _attempts = 0;
        _turns++;
        var child = record.Source is { } source ? new Attempt(record.Id, source, elite?.Evaluation ?? record.Evaluation) : null;
        if (rules.Patience is { } patience)
        {
            Climb(child, elite?.Fitness ?? double.NegativeInfinity, patience);
        }
        else
        {
            _from = child ?? _from;
        }
    }

    private void Climb(Attempt? child, double fitness, int patience)
    {
        if (child is not null && (_from is null || fitness > _best))
        {
            (_from, _best, _idle) = (child, fitness, 0);
        }
        else if (++_idle >= patience)
        {
            (_from, _idle) = (null, 0);
        }
    }
}
