using System.Text.Json.Serialization;

namespace EvoLLM.Evaluators;

/// <summary>A symmetric travelling salesman problem.</summary>
/// <param name="Points">x and y of each city, one after the other; empty where only distances are known.</param>
public sealed record TspInstance(double[] Points)
{
    /// <summary>The distances, row by row, where they are not the Euclidean ones of the points; <see langword="null"/> where they are.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public double[]? Distances { get; init; }

    /// <summary>The number of cities.</summary>
    [JsonIgnore]
    public int Cities => Distances is null ? Points.Length / 2 : (int)Math.Sqrt(Distances.Length);

    /// <summary>The distance of two cities.</summary>
    /// <param name="from">The one, from 0.</param>
    /// <param name="to">The other.</param>
    public double Distance(int from, int to) =>
        Distances is null ? EvoLLM.Evaluators.Distances.Between(Points, from, to) : Distances[(from * Cities) + to];

    /// <summary>All distances.</summary>
    /// <param name="diagonal">What stands on the diagonal.</param>
    /// <returns>n by n, symmetric.</returns>
    public double[,] Matrix(double diagonal = 0)
    {
        var matrix = Distances is null ? EvoLLM.Evaluators.Distances.Euclidean(Points) : new double[Cities, Cities];
        if (Distances is not null)
        {
            Buffer.BlockCopy(Distances, 0, matrix, 0, Distances.Length * sizeof(double));
        }

        for (var city = 0; city < Cities; city++)
        {
            matrix[city, city] = diagonal;
        }

        return matrix;
    }

    /// <summary>
    /// The same instance in the unit square: moved to the origin and divided by its larger extent; where only distances are known, these are
    /// divided by the largest. So a heuristic sees what it was evolved on (Ye et al. 2024 measure TSPLIB in this way).
    /// </summary>
    public TspInstance InUnitSquare()
    {
        if (Distances is not null)
        {
            var largest = Distances.Max();
            return this with { Distances = [.. Distances.Select(distance => largest > 0 ? distance / largest : 0)] };
        }

        var (left, right) = (double.PositiveInfinity, double.NegativeInfinity);
        var (bottom, top) = (left, right);
        for (var i = 0; i < Points.Length; i += 2)
        {
            (left, right) = (Math.Min(left, Points[i]), Math.Max(right, Points[i]));
            (bottom, top) = (Math.Min(bottom, Points[i + 1]), Math.Max(top, Points[i + 1]));
        }

        var extent = Math.Max(right - left, top - bottom);
        return new TspInstance([.. Points.Select((number, i) => extent > 0 ? (number - (i % 2 == 0 ? left : bottom)) / extent : 0)]);
    }
}
