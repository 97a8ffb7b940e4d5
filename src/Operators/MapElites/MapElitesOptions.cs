namespace EvoLLM.Operators;

/// <summary>Nothing to set: operators are weighted and parents drawn as every run may say.</summary>
internal sealed record MapElitesOptions;
