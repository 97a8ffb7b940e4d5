namespace EvoLLM.Evaluators;

/// <summary>What an expert would say of heuristics on the edges of a graph.</summary>
internal static class EdgeHints
{
    public const string Text =
        "Let several quantities count, such as the length of an edge, its length beside those of its neighbours, and what its end is worth; then sharpen the contrast. "
        + "Set edges that will hardly be part of a good solution to zero.";
}
