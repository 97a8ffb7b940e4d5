using System.Text.Json;

namespace EvoLLM.Evolver;

/// <summary>What a line of a journal is about.</summary>
internal enum LineKind
{
    /// <summary>Neither a call nor a proposal: rare, and worth parsing.</summary>
    Other,

    /// <summary>An answer of a model.</summary>
    Call,

    /// <summary>What became of a proposal.</summary>
    Proposal,
}

/// <summary>
/// The beginning of a line: enough to pass over hundreds of thousands of them without parsing what they say. Entries are
/// always written with their properties in the same order.
/// </summary>
/// <param name="Kind">What the line is about.</param>
/// <param name="Proposal">The number of the proposal; 0 for other kinds.</param>
/// <param name="Number">The number of the call inside its proposal; 0 for other kinds.</param>
/// <param name="Prompt">The prompt of a call by its hash.</param>
/// <param name="Answer">The answer of a call by its hash.</param>
internal readonly record struct LineHead(LineKind Kind, int Proposal = 0, int Number = 0, StoredText? Prompt = null, StoredText? Answer = null)
{
    /// <summary>Reads the beginning of a line.</summary>
    /// <param name="json">The verified JSON of the line.</param>
    public static LineHead Read(ReadOnlySpan<byte> json)
    {
        var reader = new Utf8JsonReader(json);
        reader.Read();
        reader.Read();
        reader.Read();
        return reader.ValueTextEquals("proposal"u8) ? ReadProposal(ref reader)
            : reader.ValueTextEquals("call"u8) ? ReadCall(ref reader)
            : default;
    }

    private static LineHead ReadProposal(ref Utf8JsonReader reader)
    {
        reader.Read();
        if (reader.ValueTextEquals("source"u8))
        {
            ReadText(ref reader);
        }

        reader.Read();
        return new LineHead(LineKind.Proposal, ReadNumber(ref reader));
    }

    private static LineHead ReadCall(ref Utf8JsonReader reader)
    {
        StoredText? prompt = null, answer = null;
        reader.Read();
        if (reader.ValueTextEquals("prompt"u8))
        {
            prompt = ReadText(ref reader);
            answer = ReadText(ref reader);
        }

        reader.Read();
        return new LineHead(LineKind.Call, ReadNumber(ref reader), ReadNumber(ref reader), prompt, answer);
    }

    /// <summary>Reads the next property's number.</summary>
    private static int ReadNumber(ref Utf8JsonReader reader)
    {
        reader.Read();
        reader.Read();
        return reader.GetInt32();
    }

    /// <summary>Reads the text whose name was read, and the name of what follows.</summary>
    private static StoredText? ReadText(ref Utf8JsonReader reader)
    {
        reader.Read();
        var text = JsonSerializer.Deserialize<StoredText>(ref reader, JournalFormat.Json);
        reader.Read();
        return text;
    }
}
