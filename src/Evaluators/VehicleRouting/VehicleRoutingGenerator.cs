namespace EvoLLM.Evaluators;

/// <summary>
/// The published instances of ReEvo (Ye et al. 2024), number for number: customers uniform in the unit square, the depot in its middle, demands
/// from 1 to 9, vehicles of 50.
/// </summary>
public static class VehicleRoutingGenerator
{
    private static readonly SeededSets<VehicleRoutingInstance> Published = new(
        Draw,
        new SeededStream("train", 1234, 10, 50).Then("val", 64, 20, 50, 100).Then("test", 64, 20, 50, 100));

    /// <summary>The names of the sets, e.g. <c>test100</c>: a split and a number of customers.</summary>
    public static IReadOnlyList<string> Sets => Published.Names;

    /// <summary>Draws a set.</summary>
    /// <param name="set">One of <see cref="Sets"/>.</param>
    /// <exception cref="ArgumentException">There is no such set.</exception>
    public static IReadOnlyList<VehicleRoutingInstance> Draw(string set) => Published.Draw(set);

    private static VehicleRoutingInstance Draw(int customers, LegacyRandom random)
    {
        var points = new double[2 * (customers + 1)];
        (points[0], points[1]) = (0.5, 0.5);
        for (var i = 2; i < points.Length; i++)
        {
            points[i] = random.NextDouble();
        }

        var demands = new int[customers + 1];
        for (var customer = 1; customer <= customers; customer++)
        {
            demands[customer] = random.NextInteger(1, 10);
        }

        return new VehicleRoutingInstance(points, demands, 50) { Waiting = 1 };
    }
}
