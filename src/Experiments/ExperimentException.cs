namespace EvoLLM.Experiments;

/// <summary>A run ended without a result. The message says why, and where what came before is stored.</summary>
public sealed class ExperimentException : Exception
{
    /// <summary>Creates the exception without a message.</summary>
    public ExperimentException()
    {
    }

    /// <summary>Creates the exception.</summary>
    /// <param name="message">What happened, and what to do.</param>
    public ExperimentException(string message)
        : base(message)
    {
    }

    /// <summary>Creates the exception.</summary>
    /// <param name="message">What happened, and what to do.</param>
    /// <param name="innerException">What was caught.</param>
    public ExperimentException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
