using System.Text.Json.Serialization;

namespace EvoLLM.Evaluators;

/// <summary>A travelling salesman problem, with what its host needs.</summary>
/// <param name="Instance">The cities.</param>
public sealed record TspTask(TspInstance Instance)
{
    /// <summary>Where the stream of a random host begins.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public ulong Seed { get; init; }

    /// <summary>How long a guided local search goes on; <see langword="null"/> for other hosts.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public GuidedLocalSearchOptions? Search { get; init; }

    /// <summary>The instance as its file has it, where candidates see it scaled; it stays on the trusted side.</summary>
    [JsonIgnore]
    public TspInstance? Unscaled { get; init; }
}
