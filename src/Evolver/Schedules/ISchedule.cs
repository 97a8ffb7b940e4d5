namespace EvoLLM.Evolver;

/// <summary>
/// Decides who makes the next proposal and from what: the course of a method. It learns of every proposal in order and knows
/// nothing else, neither clock nor thread, so that the same history always leads to the same decisions; a run is resumed by
/// committing its history again.
/// </summary>
public interface ISchedule
{
    /// <summary>Whether the method has run its course: it decides on nothing more, whatever is still under way.</summary>
    bool IsDone { get; }

    /// <summary>Why the method is over, one line for a person; a function of the history, too. <see langword="null"/> where there is nothing to say, or it is not over.</summary>
    string? Conclusion => null;

    /// <summary>Decides on the next proposal. Asked after each commit while more may be under way, and never again for a proposal that it decided on.</summary>
    /// <param name="id">The number of the proposal.</param>
    /// <returns>What is to be done; <see langword="null"/> where what is under way must be committed first, or where <see cref="IsDone"/> holds.</returns>
    Commission? Decide(CandidateId id);

    /// <summary>Learns what became of the next proposal in order, those of the problem's own programs included.</summary>
    /// <param name="record">All of it.</param>
    /// <param name="elite">The candidate with its fitness; <see langword="null"/> where there is none. A duplicate has the figures of the first.</param>
    void Commit(ProposalRecord record, Elite? elite);
}
