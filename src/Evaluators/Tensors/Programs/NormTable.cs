namespace EvoLLM.Evaluators;

/// <summary>Which numbers are normalised together: those at <c>Groups[g] + Terms[t]</c>, with the scale <c>ScalesOfGroups[g] + ScalesOfTerms[t]</c>.</summary>
/// <param name="Groups">Where each group begins.</param>
/// <param name="Terms">How far its numbers lie from there.</param>
/// <param name="ScalesOfGroups">The scale of each group's first number.</param>
/// <param name="ScalesOfTerms">How far the scale of a number lies from that.</param>
internal sealed record NormTable(int[] Groups, int[] Terms, int[] ScalesOfGroups, int[] ScalesOfTerms)
{
    /// <summary>What is added to each variance.</summary>
    public const float Epsilon = 1e-5f;

    /// <summary>Whether the groups lie side by side, as channels do: then many are normalised at once.</summary>
    public bool SideBySide { get; init; }
}
