namespace EvoLLM.Sandbox;

/// <summary>Whether a worker answered, and why it did not. A worker that did not answer is gone.</summary>
internal enum WorkerReplyStatus
{
    /// <summary>It did.</summary>
    Answered,

    /// <summary>It took too long and was ended.</summary>
    TimedOut,

    /// <summary>It died of want of memory.</summary>
    OutOfMemory,

    /// <summary>It died of too deep a recursion.</summary>
    StackOverflow,

    /// <summary>It died of something else, or what it sent makes no sense.</summary>
    Died,
}
