using System.Text.Json.Serialization;

namespace EvoLLM.Evaluators;

/// <summary>An orienteering problem: node 0 is where a tour begins and ends.</summary>
/// <param name="Points">x and y of each node, one after the other.</param>
/// <param name="Prizes">What a visit of each node brings, 0 or more.</param>
/// <param name="Limit">How long a tour may be, above 0.</param>
public sealed record OrienteeringInstance(double[] Points, double[] Prizes, double Limit)
{
    /// <summary>Where the stream of a random host begins.</summary>
    public ulong Seed { get; init; }

    /// <summary>Whether distances count as TSPLIB rounds them, to the nearest whole number.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public bool Rounded { get; init; }

    /// <summary>The unit in which candidates see distances: 1, or the larger extent of a file's points.</summary>
    public double Scale { get; init; } = 1;

    /// <summary>The distance of two nodes.</summary>
    /// <param name="from">The one, from 0.</param>
    /// <param name="to">The other.</param>
    public double Distance(int from, int to)
    {
        var distance = Distances.Between(Points, from, to);
        return Rounded ? TspLibDistance.Nearest(distance) : distance;
    }
}
