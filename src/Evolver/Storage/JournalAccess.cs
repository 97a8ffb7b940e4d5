using Microsoft.Win32.SafeHandles;

namespace EvoLLM.Evolver;

/// <summary>Reads single entries of a journal by the byte where their line begins.</summary>
internal sealed class JournalAccess(RunFiles files) : IDisposable
{
    private const int Block = 1 << 13;

    private readonly SafeFileHandle _journal = File.OpenHandle(
        files.Journal, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete, FileOptions.RandomAccess);

    /// <summary>Reads an entry as it was written, its texts where they are.</summary>
    /// <param name="start">The byte where its line begins.</param>
    /// <returns><see langword="null"/> where no whole line begins there that is what was written.</returns>
    public JournalEntry? Find(long start) => JournalFormat.Parse(ReadLine(start));

    /// <summary>The byte after the newline of a line.</summary>
    /// <param name="start">The byte where the line begins.</param>
    /// <returns><see langword="null"/> where no whole line begins there that is what was written.</returns>
    public long? EndOfLine(long start)
    {
        var line = ReadLine(start);
        return JournalFormat.Verify(line).IsEmpty ? null : start + line.Length + 1;
    }

    /// <summary>Whether the byte before a place is a newline.</summary>
    public bool EndsLine(long end)
    {
        Span<byte> last = stackalloc byte[1];
        return end > 0 && RandomAccess.Read(_journal, last, end - 1) == 1 && last[0] == '\n';
    }

    /// <summary>Reads an entry with all its texts.</summary>
    /// <param name="start">The byte where its line begins.</param>
    /// <returns><see langword="null"/> where no whole line begins there that is what was written.</returns>
    /// <exception cref="StoreException">A text that it refers to is damaged.</exception>
    public JournalEntry? FindWhole(long start) => Find(start) is { } entry ? Restore(entry) : null;

    /// <summary>Puts the texts back that an entry refers to.</summary>
    /// <exception cref="StoreException">One of them is damaged.</exception>
    public JournalEntry Restore(JournalEntry entry) => entry switch
    {
        CallEntry { Call: var call } made => new CallEntry(call with
        {
            Prompt = Text(made.Prompt) ?? call.Prompt,
            Answer = Text(made.Answer) ?? call.Answer,
        }),
        ProposalEntry { Proposal: var proposal, Source: { } source } => new ProposalEntry(proposal with { Source = Text(source) }),
        _ => entry,
    };

    /// <inheritdoc/>
    public void Dispose() => _journal.Dispose();

    private string? Text(StoredText? text)
    {
        if (text?.At is not { } at)
        {
            return null;
        }

        var found = Find(at) switch
        {
            CallEntry entry when entry.Prompt is { At: null } prompt && prompt.Hash == text.Hash => entry.Call.Prompt,
            CallEntry entry when entry.Answer is { At: null } answer && answer.Hash == text.Hash => entry.Call.Answer,
            ProposalEntry { Source: null, Proposal.Source: { } source } when StoredText.HashOf(source) == text.Hash => source,
            _ => null,
        };
        return found ?? throw JournalReader.Damage(files, at);
    }

    /// <summary>Reads a line without its newline; empty where none begins there.</summary>
    private ReadOnlySpan<byte> ReadLine(long start)
    {
        var buffer = new byte[Block];
        for (var filled = 0; ;)
        {
            var read = start < 0 ? 0 : RandomAccess.Read(_journal, buffer.AsSpan(filled), start + filled);
            var newline = buffer.AsSpan(filled, read).IndexOf((byte)'\n');
            if (newline >= 0)
            {
                return buffer.AsSpan(0, filled + newline);
            }

            if (read == 0)
            {
                return default;
            }

            filled += read;
            if (filled == buffer.Length)
            {
                Array.Resize(ref buffer, 2 * buffer.Length);
            }
        }
    }
}
