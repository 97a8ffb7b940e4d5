using System.Collections.Concurrent;

namespace EvoLLM.Evolver;

/// <summary>
/// A run as it is recorded, to be made again. It is read from the journal, proposal by proposal, and never written.
/// Operators get the answers of models from here: nobody is asked.
/// </summary>
public sealed class Recording : ICallLog, IDisposable
{
    private readonly IEnumerator<StoredProposal> _history;
    private readonly Queue<StoredProposal> _known = new();
    private readonly ConcurrentDictionary<(CandidateId Proposal, int Number), ModelCall> _calls = new();
    private int _read;

    private Recording(RunFiles files, RunHeader header, JournalSummary summary)
    {
        Header = header with { Options = summary.Options ?? header.Options };
        Count = summary.Proposals;
        Report = summary.Report;
        Conclusion = summary.Ending?.Conclusion;
        _history = JournalHistory.Read(files, summary.End).GetEnumerator();
    }

    /// <summary>What the run was begun with, its options as the last resume changed them.</summary>
    public RunHeader Header { get; }

    /// <summary>How many proposals are recorded.</summary>
    public int Count { get; }

    /// <summary>What was found; <see langword="null"/> where the run did not come to its end.</summary>
    public RunReport? Report { get; }

    /// <summary>Why the method was over, as its schedule said it; <see langword="null"/> where that did not end the run, or nothing was said.</summary>
    public string? Conclusion { get; }

    /// <summary>What the machine ended when the run was made, as far as it is read.</summary>
    internal RecordedEndings Endings { get; } = new();

    /// <summary>Opens a run; one that is being worked on is taken as it is now.</summary>
    /// <param name="folder">The run's folder.</param>
    /// <exception cref="StoreException">There is no run, or it is damaged or of another version.</exception>
    public static Recording Open(string folder)
    {
        var files = RunFiles.At(folder);
        return new Recording(files, JournalReader.Header(files), JournalSummary.Of(files));
    }

    /// <inheritdoc/>
    /// <exception cref="ReplayException">The run asked something else, or nothing.</exception>
    public ModelCall? Find(ModelQuestion question)
    {
        ArgumentNullException.ThrowIfNull(question);
        var recorded = _calls.GetValueOrDefault((question.Proposal, question.Number));
        return recorded?.PromptHash == question.PromptHash ? recorded : throw new ReplayException(Difference(recorded, question));
    }

    /// <inheritdoc/>
    /// <exception cref="InvalidOperationException">Always: a replay has nothing to keep.</exception>
    public ValueTask RecordAsync(ModelCall modelCall, CancellationToken cancellationToken) =>
        throw new InvalidOperationException("A replay asks no model.");

    /// <inheritdoc/>
    public void Dispose() => _history.Dispose();

    /// <summary>Makes known what belongs to the proposals below a number; to be called before they are made.</summary>
    internal void Read(int end)
    {
        for (; _read < end && _history.MoveNext(); _read++)
        {
            var stored = _history.Current;
            _known.Enqueue(stored);
            Endings.Learn(stored.Record, Report);
            foreach (var call in stored.Calls)
            {
                _calls[(call.Proposal, call.Number)] = call;
            }
        }
    }

    /// <summary>The next proposal in order, among those that are known; what it asked is forgotten.</summary>
    internal ProposalRecord Next()
    {
        var stored = _known.Dequeue();
        foreach (var call in stored.Calls)
        {
            _calls.TryRemove((call.Proposal, call.Number), out _);
        }

        return stored.Record;
    }

    private static FieldDifference Difference(ModelCall? recorded, ModelQuestion question) => recorded?.Prompt == question.Prompt
        ? new FieldDifference($"calls[{question.Number}].promptHash", recorded.PromptHash, question.PromptHash)
        : new FieldDifference($"calls[{question.Number}].prompt", recorded?.Prompt, question.Prompt);
}
