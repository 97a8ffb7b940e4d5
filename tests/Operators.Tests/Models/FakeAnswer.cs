namespace EvoLLM.Operators.Tests;

/// <summary>How a fake server answers one question.</summary>
public sealed record FakeAnswer
{
    public int Status { get; init; } = 200;

    /// <summary>What the model says, or the message of an error.</summary>
    public string Text { get; init; } = "";

    /// <summary>The code of an error, as OpenAI gives it.</summary>
    public string Code { get; init; } = "";

    /// <summary>The Retry-After header in seconds.</summary>
    public int? RetryAfter { get; init; }

    /// <summary>What happens after the first half of the text.</summary>
    public FakeBreak Break { get; init; }

    /// <summary>Why the answer ended, in the words of both protocols.</summary>
    public string FinishReason { get; init; } = "stop";

    /// <summary>Whether the endpoint tells how many tokens it counted: 11 in, 7 out.</summary>
    public bool Usage { get; init; } = true;

    public static FakeAnswer Say(string text) => new() { Text = text };

    public static FakeAnswer Fail(int status, string message = "it went wrong") => new() { Status = status, Text = message };
}
