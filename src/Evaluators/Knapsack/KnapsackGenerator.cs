namespace EvoLLM.Evaluators;

/// <summary>
/// The published instances of ReEvo (Ye et al. 2024), number for number: prizes and five weights uniform from 0 to 1; each capacity uniform
/// from the largest weight to the sum of its dimension, and the weights divided by it.
/// </summary>
public static class KnapsackGenerator
{
    private const int Dimensions = 5;

    private static readonly SeededSets<KnapsackInstance> Published = new(
        Draw,
        new SeededStream("train", 1234, 5, 100),
        new SeededStream("val", 3456, 5, 100, 300, 500),
        new SeededStream("test", 4567, 64, 100, 200, 300, 500, 1000));

    /// <summary>The names of the sets, e.g. <c>test300</c>: a split and a number of items.</summary>
    public static IReadOnlyList<string> Sets => Published.Names;

    /// <summary>Draws a set.</summary>
    /// <param name="set">One of <see cref="Sets"/>.</param>
    /// <exception cref="ArgumentException">There is no such set.</exception>
    public static IReadOnlyList<KnapsackInstance> Draw(string set) => Published.Draw(set);

    private static KnapsackInstance Draw(int items, LegacyRandom random)
    {
        var prizes = Uniform(items, random);
        var weights = Uniform(items * Dimensions, random);
        for (var dimension = 0; dimension < Dimensions; dimension++)
        {
            var (largest, sum) = (0.0, 0.0);
            for (var i = dimension; i < weights.Length; i += Dimensions)
            {
                largest = Math.Max(largest, weights[i]);
                sum += weights[i];
            }

            var capacity = random.Uniform(largest, sum);
            for (var i = dimension; i < weights.Length; i += Dimensions)
            {
                weights[i] /= capacity;
            }
        }

        return new KnapsackInstance(prizes, weights);
    }

    private static double[] Uniform(int count, LegacyRandom random)
    {
        var numbers = new double[count];
        for (var i = 0; i < count; i++)
        {
            numbers[i] = random.NextDouble();
        }

        return numbers;
    }
}
