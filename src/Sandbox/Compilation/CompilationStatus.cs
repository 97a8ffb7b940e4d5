namespace EvoLLM.Sandbox;

/// <summary>How a compilation ended.</summary>
public enum CompilationStatus
{
    /// <summary>The program compiles, meets its contract, and names only what it may.</summary>
    Ok,

    /// <summary>The text is not C#, or exceeds a limit.</summary>
    ParseFailed,

    /// <summary>The program does not compile or does not meet its contract.</summary>
    CompileFailed,

    /// <summary>The program names something that candidates may not use.</summary>
    PolicyRejected,
}
