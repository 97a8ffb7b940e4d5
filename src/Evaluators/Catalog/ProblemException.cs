namespace EvoLLM.Evaluators;

/// <summary>A problem cannot be had: unknown, incomplete, or its code does not compile. The message says what to do.</summary>
public sealed class ProblemException : Exception
{
    /// <summary>Creates the exception without a message.</summary>
    public ProblemException()
    {
    }

    /// <summary>Creates the exception.</summary>
    /// <param name="message">What is wrong, where, and what to do.</param>
    public ProblemException(string message)
        : base(message)
    {
    }

    /// <summary>Creates the exception.</summary>
    /// <param name="message">What is wrong, where, and what to do.</param>
    /// <param name="innerException">What was caught.</param>
    public ProblemException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
