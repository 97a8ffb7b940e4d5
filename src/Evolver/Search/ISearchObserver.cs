namespace EvoLLM.Evolver;

/// <summary>Is told what a search did, in proposal order, after it is on disk. Called from one place at a time; should return quickly.</summary>
public interface ISearchObserver
{
    /// <summary>The search stands where the store left it (at the beginning for a new run) and goes on from there.</summary>
    /// <param name="progress">Where the search stands.</param>
    /// <param name="archive">The archive as it stands; only to be read, and only during the call.</param>
    void OnStarted(SearchProgress progress, IArchive<Elite> archive);

    /// <summary>A proposal was committed.</summary>
    /// <param name="record">What became of it.</param>
    /// <param name="progress">Where the search stands after it.</param>
    void OnCommitted(ProposalRecord record, SearchProgress progress);
}
