using System.Security.Cryptography;
using System.Text.Json;

namespace EvoLLM.Evolver;

/// <summary>
/// Reads an exported run and takes nothing on trust: each line must be, byte for byte, what an export has in that place.
/// </summary>
internal sealed class ExportReader(string file)
{
    private int _line;
    private int _proposals;
    private int _calls;
    private bool _reported;
    private bool _ended;

    /// <summary>Reads all lines: the header, each proposal after its calls, the report where there is one, and the end, which is not among what comes out.</summary>
    /// <exception cref="StoreException">The file cannot be read, or a line is not what is due; the message names it.</exception>
    public IEnumerable<JournalEntry> Read()
    {
        using var stream = Open();
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var lines = new LineReader(stream);
        while (lines.Next() is { } line)
        {
            _line++;
            var entry = Parse(line.Span);
            if (entry is ExportEndEntry end)
            {
                End(end, Convert.ToHexStringLower(hash.GetCurrentHash()));
                continue;
            }

            hash.AppendData(line.Span);
            hash.AppendData("\n"u8);
            yield return Check(entry);
        }

        _line++;
        if (lines.HasRest)
        {
            throw Broken("has no end; the file was cut");
        }

        if (!_ended)
        {
            throw Broken(_line == 1 ? "is missing; the file is empty" : "is missing; the file was cut");
        }
    }

    private void End(ExportEndEntry end, string hash)
    {
        _ended = _line > 1 && _calls == 0 && !_ended && end.Lines == _line - 1 && end.Hash == hash
            ? true
            : throw Broken("says that something before it was changed, or that lines are missing");
    }

    private JournalEntry Parse(ReadOnlySpan<byte> line)
    {
        if (_line == 1 && JournalFormat.VersionOf(line) is var format and not (>= RunHeader.OldestFormat and <= RunHeader.CurrentFormat))
        {
            throw Broken(format is null ? "is not the header of a run" : $"has format {format}; this version of EvoLLM reads formats {RunHeader.OldestFormat} to {RunHeader.CurrentFormat}");
        }

        try
        {
            var entry = JsonSerializer.Deserialize<JournalEntry>(line, JournalFormat.Json);
            return entry is not null && JsonSerializer.SerializeToUtf8Bytes(entry, JournalFormat.Json).AsSpan().SequenceEqual(line)
                ? entry
                : throw Broken("is not as an export writes it; something in it was changed");
        }
        catch (JsonException exception)
        {
            throw Broken($"cannot be read ({exception.Path ?? "$"}, byte {exception.BytePositionInLine})");
        }
        catch (NotSupportedException)
        {
            throw Broken("is not a line of an export");
        }
    }

    private JournalEntry Check(JournalEntry entry)
    {
        var due = entry switch
        {
            RunEntry { Header: var header } when _line == 1 => Fault(header),
            _ when _line == 1 => "is not the header of a run",
            _ when _ended => "follows the line that ends an export",
            _ when _reported => "follows the report, after which only the end may come",
            CallEntry { Call: var call } => call.Proposal.Value == _proposals ? null : $"is a call of proposal {call.Proposal} where {_proposals} is next",
            ProposalEntry { Proposal: var proposal } => Due(proposal),
            ReportEntry { Report: var report } => report.Champion.Value < _proposals && _calls == 0 ? null : $"reports on candidate {report.Champion}, which is not there",
            _ => "is not a line of an export",
        };
        if (due is not null)
        {
            throw Broken(due);
        }

        _calls = entry is CallEntry ? _calls + 1 : 0;
        _proposals += entry is ProposalEntry ? 1 : 0;
        _reported = entry is ReportEntry;
        return entry;
    }

    /// <summary>Whatever shows a run makes its archive.</summary>
    private static string? Fault(RunHeader header)
    {
        try
        {
            header.Options.Archive.Validate();
            _ = new GridPartition(header.Problem.Measures);
            return null;
        }
        catch (ArgumentException exception)
        {
            return $"describes no archive: {exception.Message.TrimEnd('.')}";
        }
    }

    private string? Due(ProposalRecord proposal) =>
        proposal.Id.Value != _proposals ? $"is proposal {proposal.Id} where {_proposals} is next"
        : proposal.Lineage.Parents.Any(parent => parent >= proposal.Id) ? "has a parent that comes after it"
        : proposal.Calls > _calls ? $"made {proposal.Calls} calls, of which {_calls} are there"
        : null;

    private StoreException Broken(string what) => new($"Line {_line} of '{file}' {what}. Nothing was imported.");

    private FileStream Open()
    {
        try
        {
            return new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.Read, bufferSize: 0);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new StoreException($"'{file}' cannot be read: {exception.Message}", exception);
        }
    }
}
