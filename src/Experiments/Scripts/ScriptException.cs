namespace EvoLLM.Experiments;

/// <summary>A script does not compile, or threw. The message names file and line.</summary>
public sealed class ScriptException : Exception
{
    /// <summary>Creates the exception without a message.</summary>
    public ScriptException()
    {
    }

    /// <summary>Creates the exception.</summary>
    /// <param name="message">File, line, and what is wrong there; a line for each fault.</param>
    public ScriptException(string message)
        : base(message)
    {
    }

    /// <summary>Creates the exception.</summary>
    /// <param name="message">File, line, and what is wrong there; a line for each fault.</param>
    /// <param name="innerException">What was caught.</param>
    public ScriptException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
