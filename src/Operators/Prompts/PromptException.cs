namespace EvoLLM.Operators;

/// <summary>A prompt file is missing or wrong. The message is one line that begins with the file's name.</summary>
public sealed class PromptException : Exception
{
    /// <summary>Creates the exception without a message.</summary>
    public PromptException()
    {
    }

    /// <summary>Creates the exception.</summary>
    /// <param name="message">One line: where, what is wrong, and what to do.</param>
    public PromptException(string message)
        : base(message)
    {
    }

    /// <summary>Creates the exception.</summary>
    /// <param name="message">One line: where, what is wrong, and what to do.</param>
    /// <param name="innerException">What was caught.</param>
    public PromptException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
