namespace EvoLLM.Sandbox;

/// <summary>How a candidate's run ended.</summary>
public enum RunStatus
{
    /// <summary>The harness returned.</summary>
    Completed,

    /// <summary>It took longer than it may; the worker was ended.</summary>
    TimedOut,

    /// <summary>It took more steps than it may.</summary>
    OutOfFuel,

    /// <summary>It used more memory than it may.</summary>
    OutOfMemory,

    /// <summary>The worker died, e.g. of a stack overflow.</summary>
    Crashed,

    /// <summary>The candidate threw an exception.</summary>
    RuntimeFailed,

    /// <summary>The harness found a rule broken, or the result is too large.</summary>
    InvalidResult,
}
