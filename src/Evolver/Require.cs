namespace EvoLLM.Evolver;

/// <summary>Refuses options that cannot hold.</summary>
internal static class Require
{
    /// <summary>Sees that a rule holds.</summary>
    /// <param name="holds">Whether it does.</param>
    /// <param name="message">The rule, as a sentence for the user.</param>
    /// <exception cref="ArgumentException">It does not.</exception>
    public static void That(bool holds, string message)
    {
        if (!holds)
        {
            throw new ArgumentException(message);
        }
    }
}
