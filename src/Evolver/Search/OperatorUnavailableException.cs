namespace EvoLLM.Evolver;

/// <summary>
/// An operator can make no further proposals (unknown model, wrong key, nobody listens). The run stops cleanly,
/// keeps all that it has, and can be resumed.
/// </summary>
public sealed class OperatorUnavailableException : Exception
{
    /// <summary>Creates the exception without a message.</summary>
    public OperatorUnavailableException()
    {
    }

    /// <summary>Creates the exception.</summary>
    /// <param name="message">One line: what is wrong, where, and what to do.</param>
    public OperatorUnavailableException(string message)
        : base(message)
    {
    }

    /// <summary>Creates the exception.</summary>
    /// <param name="message">One line: what is wrong, where, and what to do.</param>
    /// <param name="innerException">What was caught.</param>
    public OperatorUnavailableException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
