using System.Text.Json;

namespace EvoLLM.Evolver;

/// <summary>
/// Writes a run as JSON lines: the header, each proposal after the model calls that made it, and the report. Nothing in
/// it depends on time, place, machine or the number of workers: the same seed and answers give the same bytes.
/// </summary>
public static class RunExport
{
    /// <summary>Writes a run.</summary>
    /// <param name="run">The run.</param>
    /// <param name="writer">Where to; lines end with a line feed.</param>
    /// <exception cref="StoreException">The journal is damaged; then nothing was written.</exception>
    public static void Write(RunReader run, TextWriter writer)
    {
        ArgumentNullException.ThrowIfNull(run);
        ArgumentNullException.ThrowIfNull(writer);
        var (history, summary) = (run.History(), run.Summary());
        var header = run.Header with
        {
            Options = summary.Options ?? run.Header.Options,
            Created = default,
            ProblemFolder = null,
            PromptsFolder = null,
            Isolation = [],
        };
        Line(writer, new RunEntry(header));
        foreach (var (proposal, calls) in history)
        {
            foreach (var call in calls)
            {
                Line(writer, new CallEntry(call));
            }

            Line(writer, new ProposalEntry(proposal with { Elapsed = default }));
        }

        if (summary.Report is { } report)
        {
            Line(writer, new ReportEntry(report));
        }
    }

    private static void Line(TextWriter writer, JournalEntry entry)
    {
        writer.Write(JsonSerializer.Serialize(entry, JournalFormat.Json));
        writer.Write('\n');
    }
}
