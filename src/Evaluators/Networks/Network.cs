namespace EvoLLM.Evaluators;

/// <summary>A network as a graph: what a candidate's program records, and all that is known of it afterwards. Nodes that nothing comes of are left out.</summary>
public sealed class Network
{
    internal Network(IReadOnlyList<NetworkNode> nodes) => Nodes = nodes;

    /// <summary>The nodes in an order in which they can be computed; the last one gives what comes out.</summary>
    public IReadOnlyList<NetworkNode> Nodes { get; }

    /// <summary>How many numbers are learnt.</summary>
    public long Parameters => Nodes.Sum(node => node.Parameters.Sum(shape => shape.Elements));

    /// <summary>Multiplications with an addition for one row, in a pass forward: MACs.</summary>
    public long Multiplications => Nodes.Sum(node => node.Multiplications);

    /// <summary>Numbers that are kept for one row in a pass forward.</summary>
    public long Activations => Nodes.Sum(node => node.Shape.Elements);

    /// <summary>Nodes with something to learn on the longest way from input to output.</summary>
    public int Depth
    {
        get
        {
            var depths = new int[Nodes.Count];
            for (var node = 0; node < Nodes.Count; node++)
            {
                depths[node] = Nodes[node].Inputs.Select(input => depths[input]).DefaultIfEmpty(0).Max() + (Nodes[node].Parameters.Count > 0 ? 1 : 0);
            }

            return depths[^1];
        }
    }
}
