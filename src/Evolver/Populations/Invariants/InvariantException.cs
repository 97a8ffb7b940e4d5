namespace EvoLLM.Evolver;

/// <summary>
/// A population does not hold what the history and the configuration say. The message is one line that names the
/// proposal, the island, the cell, what was expected and what was found.
/// </summary>
public sealed class InvariantException : Exception
{
    /// <summary>Creates the exception without a message.</summary>
    public InvariantException()
    {
    }

    /// <summary>Creates the exception.</summary>
    /// <param name="message">What was expected and what was found, where.</param>
    public InvariantException(string message)
        : base(message)
    {
    }

    /// <summary>Creates the exception.</summary>
    /// <param name="message">What was expected and what was found, where.</param>
    /// <param name="innerException">What was caught.</param>
    public InvariantException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
