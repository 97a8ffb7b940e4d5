namespace EvoLLM.Evolver;

/// <summary>
/// What a journal comes to: read in one pass that verifies every line and parses only what a run's history is not made
/// of, so that it takes little more than reading the file.
/// </summary>
internal sealed class JournalSummary
{
    private readonly OpenCalls _calls = new([]);

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

    /// <summary>How the last stretch of work ended, where no proposal came after it.</summary>
    public RunEnding? Ending { get; private set; }

    /// <summary>Reads a journal.</summary>
    /// <param name="files">The run.</param>
    /// <param name="limit">Where to end, in bytes: entries that end beyond it are left.</param>
    /// <param name="texts">Takes in what texts there are; <see langword="null"/> where nobody asks.</param>
    /// <exception cref="StoreException">There is none, or it is damaged.</exception>
    public static JournalSummary Of(RunFiles files, long limit = long.MaxValue, JournalTexts? texts = null)
    {
        var summary = new JournalSummary();
        foreach (var (head, line, start) in JournalReader.Heads(files, 0, limit))
        {
            summary.Add(head, start);
            if (head.Kind == LineKind.Other)
            {
                summary.Add(JournalReader.Parse(files, line.Span, start));
            }

            texts?.Remember(head, start);
            summary.End = start + line.Length + 1;
        }

        return summary;
    }

    /// <summary>Reads the calls of proposals that are not stored yet, those without an answer included.</summary>
    /// <param name="files">The run.</param>
    public IReadOnlyList<ModelCall> ReadOpenCalls(RunFiles files)
    {
        using var journal = new JournalAccess(files);
        return [.. _calls.All.Select(call => journal.FindWhole(call.At)).OfType<CallEntry>().Select(entry => entry.Call)];
    }

    private void Add(LineHead head, long start)
    {
        if (head.Kind == LineKind.Call && head.Proposal >= Proposals)
        {
            _calls.Add(new OpenCall(head.Proposal, head.Number, start));
        }
        else if (head.Kind == LineKind.Proposal)
        {
            _calls.Take(Proposals);
            Proposals++;
            (Report, Ending) = (null, null);
        }
    }

    private void Add(JournalEntry entry)
    {
        switch (entry)
        {
            case OptionsEntry { Options: var options }:
                Options = options;
                break;
            case EndingEntry { Ending: var ending }:
                Ending = ending;
                break;
            case ReportEntry { Report: var report }:
                Report = report;
                break;
        }
    }
}
