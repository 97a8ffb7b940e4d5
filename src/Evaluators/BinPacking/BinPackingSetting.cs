using EvoLLM.Evolver;
using EvoLLM.Sandbox;

namespace EvoLLM.Evaluators;

/// <summary>What one problem of online bin packing has of its own.</summary>
/// <param name="Name">The name that a user types.</param>
/// <param name="Sizes">The sizes of the items and the capacity, in words.</param>
/// <param name="Generate">Draws an instance of so many items.</param>
internal sealed record BinPackingSetting(string Name, string Sizes, Func<int, Random, BinPackingInstance> Generate)
{
    /// <summary>How many instances a split holds, and of how many items each.</summary>
    public Func<Split, (int Instances, int Items)> Splits { get; init; } = split => split switch
    {
        Split.Training => (3, 1000),
        Split.Validation => (5, 2000),
        _ => (5, 5000),
    };

    /// <summary>What one run may take; <see langword="null"/> for what all problems may.</summary>
    public Func<Split, RunLimits>? Limits { get; init; }

    /// <summary>The instances of a split: the same ones at every call.</summary>
    public IReadOnlyList<BinPackingInstance> Draw(Split split)
    {
        var (instances, items) = Splits(split);
        return Draw(split.ToString(), instances, items);
    }

    /// <summary>The instances of a set: the same ones at every call.</summary>
    public IReadOnlyList<BinPackingInstance> Draw(string set, int instances, int items) =>
        [.. Enumerable.Range(0, instances).Select(index => Generate(items, new SeededRandom(2024, $"{Name}/{set}", index)))];
}
