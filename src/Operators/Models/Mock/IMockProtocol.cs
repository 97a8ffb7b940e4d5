using System.Text.Json;

namespace EvoLLM.Operators;

/// <summary>How a protocol writes questions and answers.</summary>
internal interface IMockProtocol
{
    /// <summary>The media type of a stream.</summary>
    string StreamType { get; }

    /// <summary>A part of a stream that breaks off in its JSON.</summary>
    string Garbage { get; }

    /// <summary>Reads a question.</summary>
    /// <exception cref="FormatException">It is not one of this protocol.</exception>
    MockQuestion Read(JsonElement request);

    /// <summary>A piece of a stream.</summary>
    string Piece(MockQuestion question, string text);

    /// <summary>The end of a stream.</summary>
    string End(MockQuestion question, MockAnswer answer);

    /// <summary>An answer that is not streamed.</summary>
    string Whole(MockQuestion question, MockAnswer answer);

    /// <summary>The body of a refusal.</summary>
    string Error(string message);
}
