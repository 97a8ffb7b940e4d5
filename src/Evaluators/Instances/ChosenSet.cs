namespace EvoLLM.Evaluators;

/// <summary>The first instances of a published set.</summary>
/// <param name="Name">The set.</param>
/// <param name="Count">How many.</param>
/// <param name="Of">How many it holds.</param>
internal sealed record ChosenSet(string Name, int Count, int Of)
{
    /// <summary>In words.</summary>
    public string Text => $"{(Count == Of ? $"all {Of}" : $"the first {Count}")} of ReEvo's {Name}";
}
