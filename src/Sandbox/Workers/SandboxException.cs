namespace EvoLLM.Sandbox;

/// <summary>The sandbox cannot work on this machine. Never the fault of a candidate.</summary>
/// <param name="message">What is wrong, in one line.</param>
/// <param name="innerException">Where it comes from.</param>
public sealed class SandboxException(string message, Exception? innerException = null) : Exception(message, innerException);
