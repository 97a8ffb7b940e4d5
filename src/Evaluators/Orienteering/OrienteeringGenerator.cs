namespace EvoLLM.Evaluators;

/// <summary>
/// The published instances of ReEvo (Ye et al. 2024), number for number: nodes uniform in the unit square; prizes (1 + floor(99 d / d_max)) / 100 with
/// the distance d from the first node (Fischetti, Salazar and Toth 1998); limits 3, 4 and 5 for up to 50, 100 and 200 nodes.
/// </summary>
public static class OrienteeringGenerator
{
    private static readonly SeededSets<OrienteeringInstance> Published = new(
        Draw,
        new SeededStream("train", 1234, 5, 50),
        new SeededStream("val", 3456, 64, 50, 100, 200),
        new SeededStream("test", 4567, 64, 50, 100, 200));

    /// <summary>The names of the sets, e.g. <c>test100</c>: a split and a number of nodes.</summary>
    public static IReadOnlyList<string> Sets => Published.Names;

    /// <summary>Draws a set.</summary>
    /// <param name="set">One of <see cref="Sets"/>.</param>
    /// <exception cref="ArgumentException">There is no such set.</exception>
    public static IReadOnlyList<OrienteeringInstance> Draw(string set) => Published.Draw(set);

    private static OrienteeringInstance Draw(int nodes, LegacyRandom random)
    {
        var points = TspGenerator.Draw(nodes, random).Points;
        var distances = Enumerable.Range(0, nodes).Select(node => Distances.Between(points, node, 0)).ToList();
        var farthest = distances.Max();
        return new OrienteeringInstance(points, [.. distances.Select(distance => (1 + Math.Floor(99 * distance / farthest)) / 100)], nodes switch
        {
            <= 50 => 3,
            <= 100 => 4,
            <= 200 => 5,
            <= 300 => 6,
            _ => 7,
        });
    }
}
