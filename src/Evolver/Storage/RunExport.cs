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
    public static void Write(RunReader run, TextWriter writer)
    {
        ArgumentNullException.ThrowIfNull(run);
        ArgumentNullException.ThrowIfNull(writer);
        Line(writer, new RunEntry(run.Header with { Created = default, ProblemFolder = null, PromptsFolder = null, Isolation = [] }));
        foreach (var proposal in run.Proposals())
        {
            foreach (var call in proposal.Calls > 0 ? run.Calls(proposal.Id) : [])
            {
                Line(writer, new CallEntry(call));
            }

            Line(writer, new ProposalEntry(proposal with { Elapsed = default }));
        }

        if (run.Report is { } report)
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
