using System.Text.Json.Serialization;

namespace EvoLLM.Evaluators;

/// <summary>One instance of the multidimensional knapsack problem; the capacity is 1 in every dimension.</summary>
/// <param name="Prizes">What each item is worth, 0 or more.</param>
/// <param name="Weights">The weights, 0 or more, item by item: those of item i begin at i times <see cref="Dimensions"/>.</param>
public sealed record KnapsackInstance(double[] Prizes, double[] Weights)
{
    /// <summary>Where the stream of a random host begins.</summary>
    public ulong Seed { get; init; }

    /// <summary>In how many dimensions an item has a weight.</summary>
    [JsonIgnore]
    public int Dimensions => Weights.Length / Prizes.Length;

    /// <summary>The weights of an item.</summary>
    /// <param name="item">Which, from 0.</param>
    public ReadOnlySpan<double> WeightsOf(int item) => Weights.AsSpan(item * Dimensions, Dimensions);

    /// <summary>The weights as a matrix: a row for each item, a column for each dimension.</summary>
    public double[,] WeightMatrix()
    {
        var matrix = new double[Prizes.Length, Dimensions];
        Buffer.BlockCopy(Weights, 0, matrix, 0, Weights.Length * sizeof(double));
        return matrix;
    }
}
