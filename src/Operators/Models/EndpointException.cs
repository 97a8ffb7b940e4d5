namespace EvoLLM.Operators;

/// <summary>An endpoint answered, but not with success. Holds no secrets.</summary>
internal sealed class EndpointException : Exception
{
    public EndpointException()
    {
    }

    public EndpointException(string message)
        : base(message)
    {
    }

    public EndpointException(string message, Exception innerException)
        : base(message, innerException)
    {
    }

    /// <summary>The HTTP status.</summary>
    public int Status { get; init; }

    /// <summary>How long the endpoint asks to wait.</summary>
    public TimeSpan? RetryAfter { get; init; }
}
