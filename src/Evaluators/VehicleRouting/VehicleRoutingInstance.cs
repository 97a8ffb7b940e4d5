using System.Text.Json.Serialization;

namespace EvoLLM.Evaluators;

/// <summary>A capacitated vehicle routing problem. Node 0 is the depot.</summary>
/// <param name="Points">x and y of each node, one after the other.</param>
/// <param name="Demands">What each node is to be brought, 0 or more, at most the capacity; 0 at the depot.</param>
/// <param name="Capacity">What a vehicle carries, above 0.</param>
public sealed record VehicleRoutingInstance(double[] Points, int[] Demands, int Capacity)
{
    /// <summary>Where the stream of a random host begins.</summary>
    public ulong Seed { get; init; }

    /// <summary>
    /// What it costs an ant to wait, at each step that another one of its iteration still takes: 0, or 1 in ReEvo's sets, where the host counts the
    /// step from the depot to itself with the 1 that stands on the diagonal of its distances.
    /// </summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public double Waiting { get; init; }

    /// <summary>The instance as its file has it, where candidates see it scaled; it stays on the trusted side.</summary>
    [JsonIgnore]
    public VehicleRoutingInstance? Unscaled { get; init; }

    /// <summary>Sees that every demand fits into a vehicle: else no routes would ever be complete.</summary>
    /// <exception cref="ArgumentException">A node demands more than a vehicle carries.</exception>
    internal void RequireSolvable()
    {
        if (Array.FindIndex(Demands, demand => demand > Capacity) is var node and >= 0)
        {
            throw new ArgumentException($"Node {node} demands {Demands[node]}, more than the {Capacity} that a vehicle carries.");
        }
    }

    /// <summary>The distance of two nodes.</summary>
    /// <param name="from">The one, from 0.</param>
    /// <param name="to">The other.</param>
    public double Distance(int from, int to) => Distances.Between(Points, from, to);
}
