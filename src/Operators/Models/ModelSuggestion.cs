namespace EvoLLM.Operators;

/// <summary>A model that this environment seems to offer.</summary>
/// <param name="Model">What to type; a name in capitals is to be replaced.</param>
/// <param name="Reason">Why it is suggested, or what is missing.</param>
public sealed record ModelSuggestion(string Model, string Reason);
