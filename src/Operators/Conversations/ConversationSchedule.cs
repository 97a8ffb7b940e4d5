using EvoLLM.Evolver;

namespace EvoLLM.Operators;

/// <summary>Conversations from nothing, all side by side, and nothing else.</summary>
internal sealed class ConversationSchedule : ISchedule
{
    private readonly ConversationQueue _queue = new();
    private readonly string _what;

    /// <param name="rules">How each goes.</param>
    /// <param name="count">How many there are.</param>
    public ConversationSchedule(ConversationRules rules, int count)
    {
        _what = $"{count} {(rules.Turns == 1 ? "answers are made" : "conversations are over")}";
        for (var i = 0; i < count; i++)
        {
            _queue.Begin(new Conversation(rules));
        }
    }

    public bool IsDone => _queue.IsEmpty;

    public string? Conclusion => $"All {_what}.";

    public Commission? Decide(CandidateId id) => _queue.Decide(id);

    public void Commit(ProposalRecord record, Elite? elite) => _queue.Commit(record, elite);
}
