namespace EvoLLM.Operators;

/// <summary>What a mock model does instead of a good answer.</summary>
public enum MockFault
{
    /// <summary>Nothing: the answer is good.</summary>
    None,

    /// <summary>HTTP 500.</summary>
    Error,

    /// <summary>HTTP 429 with Retry-After.</summary>
    RateLimit,

    /// <summary>The answer stops in the middle while the connection stays open.</summary>
    Stall,

    /// <summary>The JSON of the answer breaks off.</summary>
    Malformed,

    /// <summary>The answer is cut off as if it had reached the longest length.</summary>
    Truncated,

    /// <summary>A program was asked for, and the answer holds none.</summary>
    NoCode,

    /// <summary>The program must be kept from doing harm.</summary>
    Hostile,

    /// <summary>The program does not compile.</summary>
    Broken,

    /// <summary>HTTP 400: the question is not answered, however often it is asked.</summary>
    Refused,
}
