namespace EvoLLM.Evolver;

/// <summary>
/// What a journal comes to: read in one pass that verifies every line and parses only what a run's history is not made
/// of, so that it takes little more than reading the file.
/// </summary>
internal sealed class JournalSummary
{
    private readonly Dictionary<int, Dictionary<int, ModelCall>> _calls = [];

    private JournalSummary()
    {
    }

    /// <summary>The byte after the last whole entry.</summary>
    public long End { get; private set; }

    /// <summary>How many proposals there are.</summary>
    public int Proposals { get; private set; }

    /// <summary>The options as the last resume changed them; <see langword="null"/> where none did.</summary>
    public SearchOptions? Options { get; private set; }

    /// <summary>What was found, where no proposal came after it.</summary>
    public RunReport? Report { get; private set; }

    /// <summary>The answered calls of proposals that are not stored yet.</summary>
    public IEnumerable<ModelCall> OpenCalls => _calls.Values.SelectMany(calls => calls.Values);

    /// <summary>Reads a journal.</summary>
    /// <param name="files">The run.</param>
    /// <param name="limit">Where to end, in bytes: entries that end beyond it are left.</param>
    /// <exception cref="StoreException">There is none, or it is damaged.</exception>
    public static JournalSummary Of(RunFiles files, long limit = long.MaxValue)
    {
        var summary = new JournalSummary();
        foreach (var (line, end) in JournalReader.Lines(files).TakeWhile(line => line.End <= limit))
        {
            var json = JournalFormat.Verify(line);
            if (json.IsEmpty)
            {
                throw JournalReader.Damage(files, line, end);
            }

            if (JournalFormat.IsProposal(json))
            {
                summary.AddProposal();
            }
            else
            {
                summary.Add(JournalReader.Parse(files, line, end));
            }

            summary.End = end;
        }

        return summary;
    }

    private void AddProposal()
    {
        _calls.Remove(Proposals);
        Proposals++;
        Report = null;
    }

    private void Add(JournalEntry entry)
    {
        switch (entry)
        {
            case CallEntry { Call: { Failure: null } call } when call.Proposal.Value >= Proposals:
                _calls.TryAdd(call.Proposal.Value, []);
                _calls[call.Proposal.Value][call.Number] = call;
                break;
            case OptionsEntry { Options: var options }:
                Options = options;
                break;
            case ReportEntry { Report: var report }:
                Report = report;
                break;
        }
    }
}
