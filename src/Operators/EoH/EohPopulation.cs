using EvoLLM.Evolver;

namespace EvoLLM.Operators;

/// <summary>The candidates that survived, the best first, no two of the same fitness.</summary>
internal sealed class EohPopulation
{
    /// <summary>Nobody.</summary>
    public static readonly EohPopulation Empty = new([]);

    private EohPopulation(IReadOnlyList<Elite> members) => Members = members;

    /// <summary>The candidates, the best first.</summary>
    public IReadOnlyList<Elite> Members { get; }

    /// <summary>Chooses who survives: of equal fitness who was there first, and of these the fittest.</summary>
    /// <param name="offspring">Who is new.</param>
    /// <param name="options">How many survive, and how fitness is rounded.</param>
    public EohPopulation Survive(IEnumerable<Elite> offspring, EohOptions options)
    {
        return new EohPopulation([.. Members.Concat(offspring).DistinctBy(Rounded).OrderByDescending(Rounded).Take(options.PopulationSize)]);

        double Rounded(Elite elite) => Math.Round(elite.Fitness, options.Decimals);
    }

    /// <summary>Draws parents, each with a probability in proportion to 1 / (rank + N), the best having rank 1; one may come several times.</summary>
    /// <param name="count">How many.</param>
    /// <param name="random">Decides.</param>
    public IReadOnlyList<Elite> Draw(int count, Random random) => [.. Enumerable.Range(0, count).Select(_ => Draw(random))];

    private Elite Draw(Random random)
    {
        var left = random.NextDouble() * Enumerable.Range(0, Members.Count).Sum(Weight);
        var index = 0;
        while (index < Members.Count - 1 && (left -= Weight(index)) >= 0)
        {
            index++;
        }

        return Members[index];
    }

    private double Weight(int index) => 1.0 / (index + 1 + Members.Count);
}
