namespace EvoLLM.Operators;

/// <summary>A model cannot be set up as asked: a name, an option, a key or a price file is wrong. The message is one line.</summary>
public sealed class ModelException : Exception
{
    /// <summary>Creates the exception without a message.</summary>
    public ModelException()
    {
    }

    /// <summary>Creates the exception.</summary>
    /// <param name="message">One line: what is wrong, where, and what to do.</param>
    public ModelException(string message)
        : base(message)
    {
    }

    /// <summary>Creates the exception.</summary>
    /// <param name="message">One line: what is wrong, where, and what to do.</param>
    /// <param name="innerException">What was caught.</param>
    public ModelException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
