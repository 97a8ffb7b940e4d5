namespace EvoLLM.Evolver;

/// <summary>A run's store cannot be used: missing, damaged, foreign, of another version, in use, or not writable. The message is one line that says what to do.</summary>
public sealed class StoreException : Exception
{
    /// <summary>Creates the exception without a message.</summary>
    public StoreException()
    {
    }

    /// <summary>Creates the exception.</summary>
    /// <param name="message">What is wrong, where, and what to do.</param>
    public StoreException(string message)
        : base(message)
    {
    }

    /// <summary>Creates the exception.</summary>
    /// <param name="message">What is wrong, where, and what to do.</param>
    /// <param name="innerException">What was caught.</param>
    public StoreException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
