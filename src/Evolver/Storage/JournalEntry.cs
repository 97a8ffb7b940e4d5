using System.Text.Json.Serialization;

namespace EvoLLM.Evolver;

/// <summary>One line of a journal.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "kind")]
[JsonDerivedType(typeof(RunEntry), "run")]
[JsonDerivedType(typeof(CallEntry), "call")]
[JsonDerivedType(typeof(ProposalEntry), "proposal")]
[JsonDerivedType(typeof(OptionsEntry), "options")]
[JsonDerivedType(typeof(EndingEntry), "ending")]
[JsonDerivedType(typeof(ReportEntry), "report")]
[JsonDerivedType(typeof(ExportEndEntry), "end")]
internal abstract record JournalEntry;

/// <summary>The first line: what the run was begun with.</summary>
internal sealed record RunEntry(RunHeader Header) : JournalEntry;

/// <summary>An answer of a model.</summary>
internal sealed record CallEntry(ModelCall Call) : JournalEntry
{
    /// <summary>The prompt by its hash; <see langword="null"/> before format 3 and in exports, where the text alone is there.</summary>
    [JsonPropertyOrder(-2)]
    public StoredText? Prompt { get; init; }

    /// <summary>The answer by its hash; <see langword="null"/> before format 3 and in exports, where the text alone is there.</summary>
    [JsonPropertyOrder(-1)]
    public StoredText? Answer { get; init; }
}

/// <summary>What became of a proposal.</summary>
internal sealed record ProposalEntry(ProposalRecord Proposal) : JournalEntry
{
    /// <summary>The source, where the journal had it before; <see langword="null"/> where it is in the proposal.</summary>
    [JsonPropertyOrder(-1)]
    public StoredText? Source { get; init; }
}

/// <summary>Options that a resume changed.</summary>
internal sealed record OptionsEntry(SearchOptions Options) : JournalEntry;

/// <summary>How a stretch of work ended.</summary>
internal sealed record EndingEntry(RunEnding Ending) : JournalEntry;

/// <summary>What was found.</summary>
internal sealed record ReportEntry(RunReport Report) : JournalEntry;

/// <summary>The last line of an export, of which a journal has none: how many lines stand before it, and the SHA-256 of their bytes in hex.</summary>
internal sealed record ExportEndEntry(int Lines, string Hash) : JournalEntry;
