namespace EvoLLM.Operators.Tests;

/// <summary>What happens to an answer half-way.</summary>
public enum FakeBreak
{
    None,
    Stall,
    StallBeforeFirst,
    Close,
}
