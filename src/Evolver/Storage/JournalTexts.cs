using System.Globalization;

namespace EvoLLM.Evolver;

/// <summary>
/// Knows which texts a journal holds, so that each is written once. Prompts and answers are told by their hash. The
/// source of a candidate is looked for in one place only, the candidate that it duplicates: elsewhere the hash would
/// take more room than the few repetitions that it finds. Used by the thread that writes.
/// </summary>
internal sealed class JournalTexts(RunFiles files) : IDisposable
{
    // Half a SHA-256 keeps the map small and is still beyond any chance of two texts having the same.
    private readonly Dictionary<UInt128, long> _texts = [];
    private readonly List<long> _proposals = [];
    private JournalAccess? _journal;

    /// <summary>Takes in a line that is in the journal.</summary>
    /// <param name="head">What the line is about.</param>
    /// <param name="start">The byte where it begins.</param>
    public void Remember(LineHead head, long start)
    {
        if (head.Kind == LineKind.Proposal)
        {
            _proposals.Add(start);
        }

        Remember(head.Prompt, start);
        Remember(head.Answer, start);
    }

    /// <summary>Replaces the texts of an entry that the journal has by references, and takes in the others.</summary>
    /// <param name="entry">The next entry.</param>
    /// <param name="start">The byte where its line will begin.</param>
    /// <param name="durable">How many bytes are on disk.</param>
    public JournalEntry Shorten(JournalEntry entry, long start, long durable)
    {
        switch (entry)
        {
            case CallEntry { Call: var call }:
                var (prompt, answer) = (Place(call.Prompt, start), Place(call.Answer, start));
                var left = call with { Prompt = prompt.At is null ? call.Prompt : "", Answer = answer.At is null ? call.Answer : "" };
                return new CallEntry(left) { Prompt = prompt, Answer = answer };
            case ProposalEntry { Proposal: var proposal }:
                _proposals.Add(start);
                return Original(proposal, durable) is { } source ? new ProposalEntry(proposal with { Source = null }) { Source = source } : entry;
            default:
                return entry;
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _journal?.Dispose();

    private StoredText Place(string text, long start)
    {
        var hash = StoredText.HashOf(text);
        return new StoredText(hash, _texts.TryAdd(Key(hash), start) ? null : _texts[Key(hash)]);
    }

    /// <summary>Where the very same source is, for a duplicate of a candidate that is on disk.</summary>
    private StoredText? Original(ProposalRecord proposal, long durable)
    {
        if (proposal is not { Source: { } source, DuplicateOf: { } first } || first.Value >= _proposals.Count - 1 || _proposals[first.Value] >= durable)
        {
            return null;
        }

        try
        {
            _journal ??= new JournalAccess(files);
            var at = _proposals[first.Value];
            return _journal.Find(at) is ProposalEntry { Source: null } original && original.Proposal.Source == source
                ? new StoredText(StoredText.HashOf(source), at)
                : null;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            // Then it is stored twice.
            return null;
        }
    }

    private void Remember(StoredText? text, long start)
    {
        if (text is { At: null })
        {
            _texts.TryAdd(Key(text.Hash), start);
        }
    }

    private static UInt128 Key(string hash) => UInt128.Parse(hash.AsSpan(0, 32), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture);
}
