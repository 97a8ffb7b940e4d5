using System.Text.Json;

namespace EvoLLM.Evolver;

/// <summary>
/// What is asked of a candidate in queries, and where in the journal the rest is. Its texts are in the journal alone: in
/// the database they would double the room that a run takes, and be read no faster.
/// </summary>
internal sealed record CandidateRow
{
    /// <summary>The number of the proposal.</summary>
    public required CandidateId Id { get; init; }

    /// <summary>The operator and the parents.</summary>
    public required Lineage Lineage { get; init; }

    /// <summary>The judgement.</summary>
    public required RowEvaluation Evaluation { get; init; }

    /// <summary>The earlier candidate with the same fingerprint, for a duplicate.</summary>
    public CandidateId? DuplicateOf { get; init; }

    /// <summary>What became of it in the archive.</summary>
    public AddStatus Decision { get; init; }

    /// <summary>The number of the archive cell that it falls into.</summary>
    public long? Cell { get; init; }

    /// <summary>The byte of the journal where its line begins.</summary>
    public long At { get; init; }

    /// <summary>The bytes of the journal where the lines of its model calls begin, in their order.</summary>
    public IReadOnlyList<long> CallsAt { get; init; } = [];

    /// <summary>Whether it took a cell.</summary>
    public bool IsElite => Decision is AddStatus.New or AddStatus.Improved;

    /// <summary>Reads a row from the journal's line of a proposal.</summary>
    /// <param name="json">The verified JSON of the line.</param>
    public static CandidateRow Read(ReadOnlySpan<byte> json)
    {
        var reader = new Utf8JsonReader(json);
        for (var judged = false; reader.Read();)
        {
            if (reader.CurrentDepth == 2 && reader.TokenType == JsonTokenType.PropertyName)
            {
                judged |= reader.ValueTextEquals("evaluation"u8);
                if (judged && reader.ValueTextEquals("source"u8))
                {
                    // The source is nine tenths of a line; since format 3 it comes last, and is cut off unread.
                    return Parse([.. json[..((int)reader.TokenStartIndex - 1)], .. "}}"u8]);
                }
            }
        }

        return Parse(json);
    }

    private static CandidateRow Parse(ReadOnlySpan<byte> json) => JsonSerializer.Deserialize<Line>(json, JournalFormat.Json)!.Proposal;

    private sealed record Line(CandidateRow Proposal);
}
