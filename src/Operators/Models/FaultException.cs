namespace EvoLLM.Operators;

/// <summary>One try failed.</summary>
internal sealed class FaultException : Exception
{
    public FaultException()
        : this(new Fault("the call failed"), null)
    {
    }

    public FaultException(string message)
        : this(new Fault(message), null)
    {
    }

    public FaultException(string message, Exception innerException)
        : this(new Fault(message), innerException)
    {
    }

    public FaultException(Fault fault, Exception? cause)
        : base(fault.Line, cause) => Fault = fault;

    /// <summary>What went wrong.</summary>
    public Fault Fault { get; }
}
