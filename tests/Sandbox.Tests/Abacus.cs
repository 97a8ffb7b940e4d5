namespace EvoLLM.Sandbox.Tests;

/// <summary>What candidates may use of a library, and what not.</summary>
public static class Abacus
{
    /// <summary>For candidates.</summary>
    public static double Twice(double value) => 2 * value;

    /// <summary>Not for candidates.</summary>
    public static double Machines() => Environment.ProcessorCount;
}
