namespace EvoLLM.Evolver;

/// <summary>Where the answers of models are kept, so that none is paid for twice.</summary>
public interface ICallLog
{
    /// <summary>Finds the answer to a question that this run has asked before (a resumed run asks its last questions again).</summary>
    /// <param name="proposal">The proposal that asks.</param>
    /// <param name="number">The number of the call inside its proposal.</param>
    /// <param name="promptHash">The hash of the question; an answer to another question does not count.</param>
    ModelCall? Find(CandidateId proposal, int number, string promptHash);

    /// <summary>Keeps an answer. When the task ends the answer is on disk.</summary>
    /// <param name="modelCall">The question and its answer.</param>
    /// <param name="cancellationToken">Gives up waiting; the answer may still be kept.</param>
    ValueTask RecordAsync(ModelCall modelCall, CancellationToken cancellationToken);
}
