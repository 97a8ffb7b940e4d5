namespace EvoLLM.Evolver;

/// <summary>A run cannot go on with the options that it was given; nothing was changed. The message is one line that says what to do.</summary>
public sealed class OptionsRefusedException : Exception
{
    /// <summary>Creates the exception without a message.</summary>
    public OptionsRefusedException()
    {
    }

    /// <summary>Creates the exception.</summary>
    /// <param name="message">What is wrong and what to do.</param>
    public OptionsRefusedException(string message)
        : base(message)
    {
    }

    /// <summary>Creates the exception.</summary>
    /// <param name="message">What is wrong and what to do.</param>
    /// <param name="innerException">What was caught.</param>
    public OptionsRefusedException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
