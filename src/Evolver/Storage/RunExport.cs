using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace EvoLLM.Evolver;

/// <summary>
/// Writes a run as JSON lines: the header, each proposal after the model calls that made it, the report, and a line by
/// which a cut or changed file is known. Nothing in it depends on time, place, machine or the number of workers: the same
/// seed and answers give the same bytes.
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
        using var lines = new Lines(writer);
        lines.Write(new RunEntry(header));
        foreach (var (proposal, calls) in history)
        {
            foreach (var call in calls)
            {
                lines.Write(new CallEntry(call));
            }

            lines.Write(new ProposalEntry(proposal with { Elapsed = default, CpuTime = default }));
        }

        if (summary.Report is { } report)
        {
            lines.Write(new ReportEntry(report));
        }

        lines.End();
    }

    private sealed class Lines(TextWriter writer) : IDisposable
    {
        private readonly IncrementalHash _hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        private int _count;

        public void Write(JournalEntry entry)
        {
            var line = JsonSerializer.Serialize(entry, JournalFormat.Json) + "\n";
            writer.Write(line);
            _hash.AppendData(Encoding.UTF8.GetBytes(line));
            _count++;
        }

        public void End() => Write(new ExportEndEntry(_count, Convert.ToHexStringLower(_hash.GetCurrentHash())));

        public void Dispose() => _hash.Dispose();
    }
}
