using EvoLLM.Evolver;

namespace EvoLLM.Operators;

/// <summary>
/// Conversations that go on side by side. Each comes to its turn in the order in which its last proposal was committed, which
/// is the order of proposals: so the numbers of proposals are the same however many are under way at once.
/// </summary>
internal sealed class ConversationQueue
{
    private readonly Queue<Conversation> _waiting = new();
    private readonly Dictionary<CandidateId, Conversation> _underWay = [];

    /// <summary>Whether all conversations are over.</summary>
    public bool IsEmpty => _waiting.Count == 0 && _underWay.Count == 0;

    /// <summary>Lets a conversation begin after all that wait.</summary>
    public void Begin(Conversation conversation) => _waiting.Enqueue(conversation);

    /// <summary>The next turn; <see langword="null"/> where what is under way must be committed first.</summary>
    public Commission? Decide(CandidateId id)
    {
        if (!_waiting.TryDequeue(out var conversation))
        {
            return null;
        }

        _underWay.Add(id, conversation);
        return conversation.Next();
    }

    /// <summary>Takes what became of a proposal.</summary>
    /// <returns>Whether it was one of these conversations.</returns>
    public bool Commit(ProposalRecord record, Elite? elite)
    {
        if (!_underWay.Remove(record.Id, out var conversation))
        {
            return false;
        }

        conversation.Commit(record, elite);
        if (!conversation.IsDone)
        {
            _waiting.Enqueue(conversation);
        }

        return true;
    }
}
