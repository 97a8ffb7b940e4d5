namespace EvoLLM.Evolver;

/// <summary>Where the answers of models are kept, so that none is paid for twice.</summary>
public interface ICallLog
{
    /// <summary>Finds the answer to a question that this run has asked before (a resumed run asks its last questions again).</summary>
    /// <param name="question">The question; an answer to another one does not count.</param>
    /// <returns>The answer, or in a replay that there was none; <see langword="null"/> where the model is to be asked.</returns>
    ModelCall? Find(ModelQuestion question);

    /// <summary>What a question has cost this run already without an answer that could be found: tries that failed before a resume were paid for, too.</summary>
    /// <param name="question">The question, which is about to be asked again.</param>
    Cost SpentInVain(ModelQuestion question) => default;

    /// <summary>Keeps an answer, or that there was none. When the task ends it is on disk.</summary>
    /// <param name="modelCall">The question and its answer.</param>
    /// <param name="cancellationToken">Gives up waiting; the answer may still be kept.</param>
    ValueTask RecordAsync(ModelCall modelCall, CancellationToken cancellationToken);
}
