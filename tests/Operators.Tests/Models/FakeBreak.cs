namespace EvoLLM.Operators.Tests;

/// <summary>What happens to an answer half-way.</summary>
public enum FakeBreak
{
    None,
    Stall,
    StallBeforeFirst,
    Close,

    /// <summary>The protocol's own way to report an error in the middle of a stream.</summary>
    Error,

    /// <summary>Something that is not the protocol at all.</summary>
    Garbage,

    /// <summary>A web page in place of the answer.</summary>
    Page,

    /// <summary>The whole answer as one JSON text, where a stream was asked for.</summary>
    OneText,
}
