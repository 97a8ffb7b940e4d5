namespace EvoLLM.Operators;

/// <summary>An answer came, but not a usable one: too late, too long, empty, in another protocol.</summary>
internal sealed class AnswerException : Exception
{
    public AnswerException()
    {
    }

    public AnswerException(string message)
        : base(message)
    {
    }

    public AnswerException(string message, Exception innerException)
        : base(message, innerException)
    {
    }

    /// <summary>Whether another try may help.</summary>
    public bool Retry { get; init; } = true;

    /// <summary>Whether no further question can be answered either.</summary>
    public bool Fatal { get; init; }
}
