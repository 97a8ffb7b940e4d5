namespace EvoLLM.Evolver;

/// <summary>Why an elite was copied to another island.</summary>
public enum CopyReason
{
    /// <summary>It is one of the problem's own programs, which every island gets, or the other island was empty.</summary>
    Founding,

    /// <summary>It migrated.</summary>
    Migration,

    /// <summary>The other island was reset.</summary>
    Reset,
}

/// <summary>An elite that was copied to another island: the same candidate, which its own island keeps.</summary>
/// <param name="Reason">Why.</param>
/// <param name="From">The island that held it.</param>
/// <param name="To">The island that it was offered to.</param>
/// <param name="Candidate">The elite.</param>
/// <param name="Decision">What became of it there; rejected also where that island holds it already.</param>
/// <param name="Cell">The cell of that island that it falls into.</param>
public sealed record IslandCopy(CopyReason Reason, int From, int To, CandidateId Candidate, AddStatus Decision, long Cell);
