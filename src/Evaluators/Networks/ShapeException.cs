namespace EvoLLM.Evaluators;

/// <summary>A network that cannot be: shapes that do not fit, or too much of something. The message says what is wrong and how to mend it, a line for each error.</summary>
public sealed class ShapeException : Exception
{
    /// <summary>Creates the exception without a message.</summary>
    public ShapeException()
    {
    }

    /// <summary>Creates the exception.</summary>
    /// <param name="message">What is wrong and how to mend it.</param>
    public ShapeException(string message)
        : base(message)
    {
    }

    /// <summary>Creates the exception.</summary>
    /// <param name="message">What is wrong and how to mend it.</param>
    /// <param name="innerException">What was caught.</param>
    public ShapeException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
