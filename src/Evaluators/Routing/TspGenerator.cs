namespace EvoLLM.Evaluators;

/// <summary>
/// The published instances of ReEvo (Ye et al. 2024) and LLM4AD, number for number: cities uniform in the unit square.
/// </summary>
public static class TspGenerator
{
    /// <summary>The sets for constructive heuristics; <c>llm4ad50</c> is that of LLM4AD, and its first 8 instances are those of EoH's example.</summary>
    internal static SeededSets<TspInstance> Construction { get; } = new(
        Draw,
        new SeededStream("train", 1234, 64, 50).Then("val", 64, 20, 50, 100, 200).Then("test", 64, 20, 50, 100, 200, 500, 1000),
        new SeededStream("llm4ad", 2024, 16, 50));

    /// <summary>The sets for guided local search.</summary>
    internal static SeededSets<TspInstance> GuidedSearch { get; } = new(
        Draw,
        new SeededStream("train", 5, 10, 200),
        new SeededStream("val", 3, 64, 20, 50, 100, 200),
        new SeededStream("test", 4, 64, 20, 50, 100, 200, 500, 1000));

    /// <summary>The sets for ant colonies.</summary>
    internal static SeededSets<TspInstance> Colonies { get; } = new(
        Draw,
        new SeededStream("train", 1234, 5, 50).Then("val", 64, 20, 50, 100).Then("test", 64, 20, 50, 100));

    /// <summary>Draws a set for constructive heuristics.</summary>
    /// <param name="set">Its name, e.g. <c>test200</c>: one of those of <see cref="TspConstructiveProblem"/>.</param>
    /// <exception cref="ArgumentException">There is no such set.</exception>
    public static IReadOnlyList<TspInstance> DrawForConstruction(string set) => Construction.Draw(set);

    /// <summary>Draws a set for guided local search.</summary>
    /// <param name="set">Its name, e.g. <c>test200</c>: one of those of <see cref="TspGlsProblem"/>.</param>
    /// <exception cref="ArgumentException">There is no such set.</exception>
    public static IReadOnlyList<TspInstance> DrawForGuidedSearch(string set) => GuidedSearch.Draw(set);

    /// <summary>Draws a set for ant colonies.</summary>
    /// <param name="set">Its name, e.g. <c>test100</c>.</param>
    /// <exception cref="ArgumentException">There is no such set.</exception>
    public static IReadOnlyList<TspInstance> DrawForColonies(string set) => Colonies.Draw(set);

    /// <summary>Draws an instance.</summary>
    /// <param name="cities">How many cities.</param>
    /// <param name="random">The stream; x and y of one city after the other are taken from it.</param>
    public static TspInstance Draw(int cities, LegacyRandom random)
    {
        ArgumentNullException.ThrowIfNull(random);
        var points = new double[2 * cities];
        for (var i = 0; i < points.Length; i++)
        {
            points[i] = random.NextDouble();
        }

        return new TspInstance(points);
    }
}
