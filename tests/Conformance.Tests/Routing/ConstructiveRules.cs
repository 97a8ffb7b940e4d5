using EvoLLM.Evaluators;

namespace EvoLLM.Conformance.Tests;

/// <summary>The published rules of constructive heuristics as formulas, by the names that the tables have for them.</summary>
internal static class ConstructiveRules
{
    public static SelectNextNode Of(string name) => name switch
    {
        "nearest_neighbour" => (current, _, unvisited, distances) => Least(unvisited, city => distances[current, city]),
        "seed_lookahead" => LookAhead(0.3, 0.2),
        "reevo_best" => LookAhead(0.25, 0.25),
        _ => throw new ArgumentException($"There is no rule '{name}'.", nameof(name)),
    };

    private static SelectNextNode LookAhead(double mean, double deviation) => (current, destination, unvisited, distances) =>
    {
        var left = unvisited.ToArray();
        return Least(unvisited, city =>
        {
            var (sum, squares, others) = (0.0, 0.0, left.Length - 1);
            foreach (var other in left)
            {
                sum += other == city ? 0 : distances[city, other];
            }

            foreach (var other in left)
            {
                var difference = other == city ? 0 : distances[city, other] - (sum / others);
                squares += difference * difference;
            }

            return (0.4 * distances[current, city]) - (others > 0 ? mean * sum / others : 0) + (others > 0 ? deviation * Math.Sqrt(squares / others) : 0) - (0.1 * distances[destination, city]);
        });
    };

    private static int Least(ReadOnlySpan<int> cities, Func<int, double> score)
    {
        var (best, least) = (cities[0], double.PositiveInfinity);
        foreach (var city in cities)
        {
            if (score(city) is var now && now < least)
            {
                (best, least) = (city, now);
            }
        }

        return best;
    }
}
