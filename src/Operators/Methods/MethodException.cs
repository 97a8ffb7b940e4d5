namespace EvoLLM.Operators;

/// <summary>A method cannot be had, or not with these settings. The message says what to do.</summary>
public sealed class MethodException : Exception
{
    /// <summary>Creates the exception without a message.</summary>
    public MethodException()
    {
    }

    /// <summary>Creates the exception.</summary>
    /// <param name="message">What is wrong, and what to do.</param>
    public MethodException(string message)
        : base(message)
    {
    }

    /// <summary>Creates the exception.</summary>
    /// <param name="message">What is wrong, and what to do.</param>
    /// <param name="innerException">What was caught.</param>
    public MethodException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
