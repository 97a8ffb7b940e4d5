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
    private bool _ended;

    /// <summary>Reads all lines: the header, each proposal after its calls, and the report where there is one.</summary>
    /// <exception cref="StoreException">The file cannot be read, or a line is not what is due; the message names it.</exception>
    public IEnumerable<JournalEntry> Read()
    {
        using var stream = Open();
        var lines = new LineReader(stream);
        while (lines.Next() is { } line)
        {
            _line++;
            yield return Check(Parse(line.Span));
        }

        _line++;
        if (lines.HasRest)
        {
            throw Broken("has no end; the file was cut");
        }

        if (_line == 1 || _calls > 0)
        {
            throw Broken(_line == 1 ? "is missing; the file is empty" : $"is missing; proposal {_proposals} should follow its calls");
        }
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
            RunEntry when _line == 1 => null,
            _ when _line == 1 => "is not the header of a run",
            _ when _ended => "follows the report, which is the last line of an export",
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
        _ended = entry is ReportEntry;
        return entry;
    }

    private string? Due(ProposalRecord proposal) =>
        proposal.Id.Value != _proposals ? $"is proposal {proposal.Id} where {_proposals} is next"
        : proposal.Lineage.Parents.Any(parent => parent >= proposal.Id) ? "has a parent that comes after it"
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
