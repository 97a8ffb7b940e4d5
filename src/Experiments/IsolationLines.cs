using EvoLLM.Sandbox;

namespace EvoLLM.Experiments;

/// <summary>How candidates are kept from doing harm, as it is stored with a run.</summary>
internal static class IsolationLines
{
    /// <summary>A line for each layer.</summary>
    public static IReadOnlyList<string> Of(IsolationReport report) =>
        [.. report.Layers.Select(layer => $"{layer.Name}: {layer.State.ToString().ToLowerInvariant()}{(layer.Detail.Length > 0 ? $", {layer.Detail}" : "")}")];
}
