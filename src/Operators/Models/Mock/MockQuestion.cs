using EvoLLM.Evolver;

namespace EvoLLM.Operators;

/// <summary>What a mock model is asked, in whichever protocol.</summary>
internal sealed record MockQuestion
{
    /// <summary>The name under which it is asked.</summary>
    public required string Model { get; init; }

    /// <summary>The conversation so far.</summary>
    public required IReadOnlyList<MockMessage> Messages { get; init; }

    /// <summary>The client's seed; 0 where it gives none.</summary>
    public long Seed { get; init; }

    /// <summary>The longest answer in tokens; <see langword="null"/> for any.</summary>
    public long? MaxTokens { get; init; }

    /// <summary>The answer ends before the first of these.</summary>
    public IReadOnlyList<string> Stop { get; init; } = [];

    /// <summary>Whether the answer comes piece by piece.</summary>
    public bool Stream { get; init; }

    /// <summary>Whether a stream ends with the counts of tokens.</summary>
    public bool StreamUsage { get; init; } = true;

    /// <summary>Names the question: the model, the messages, the client's seed and the server's.</summary>
    public ulong Key(ulong serverSeed) => SeededRandom.Derive(
        serverSeed, string.Join('\0', Messages.Select(message => $"{message.Role}\0{message.Text}").Prepend(Model)), Seed);
}
