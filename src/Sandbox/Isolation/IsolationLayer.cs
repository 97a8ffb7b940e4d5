namespace EvoLLM.Sandbox;

/// <summary>One thing that the operating system was asked to keep a worker from.</summary>
/// <param name="Name">What it is called, such as "system calls (seccomp)".</param>
/// <param name="State">What came of it.</param>
/// <param name="Detail">What holds, or why it does not: one line for people.</param>
public sealed record IsolationLayer(string Name, IsolationState State, string Detail)
{
    internal static IsolationLayer Enforced(string name, string detail) => new(name, IsolationState.Enforced, detail);

    internal static IsolationLayer Missing(string name, string detail) => new(name, IsolationState.Missing, detail);
}
