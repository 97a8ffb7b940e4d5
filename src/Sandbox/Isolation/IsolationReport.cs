namespace EvoLLM.Sandbox;

/// <summary>What the operating system was asked to keep a worker from, and what it granted.</summary>
/// <param name="Layers">Each layer with what a test inside the worker saw of it.</param>
public sealed record IsolationReport(IReadOnlyList<IsolationLayer> Layers)
{
    private const int MaxLayers = 64;

    /// <summary>Whether there are layers and none is missing.</summary>
    public bool IsFull => Layers.Count > 0 && Layers.All(layer => layer.State != IsolationState.Missing);

    /// <summary>The layers that are missing.</summary>
    public IEnumerable<IsolationLayer> Missing => Layers.Where(layer => layer.State == IsolationState.Missing);

    /// <summary>Writes the report so that <see cref="Read"/> can read it.</summary>
    /// <param name="writer">Where to; UTF-8.</param>
    public void Write(BinaryWriter writer)
    {
        ArgumentNullException.ThrowIfNull(writer);
        writer.Write(Layers.Count);
        foreach (var layer in Layers)
        {
            writer.Write(layer.Name);
            writer.Write((byte)layer.State);
            writer.Write(layer.Detail);
        }
    }

    /// <summary>Reads what <see cref="Write"/> wrote.</summary>
    /// <param name="reader">Where from; UTF-8.</param>
    /// <exception cref="InvalidDataException">It is not a report.</exception>
    /// <exception cref="EndOfStreamException">The report is cut off.</exception>
    public static IsolationReport Read(BinaryReader reader)
    {
        ArgumentNullException.ThrowIfNull(reader);
        var count = reader.ReadInt32();
        return count is >= 0 and <= MaxLayers
            ? new IsolationReport([.. Enumerable.Range(0, count).Select(_ => ReadLayer(reader))])
            : throw new InvalidDataException($"A report of {count} layers.");
    }

    private static IsolationLayer ReadLayer(BinaryReader reader)
    {
        var name = reader.ReadString();
        var state = (IsolationState)reader.ReadByte();
        return Enum.IsDefined(state) ? new IsolationLayer(name, state, reader.ReadString()) : throw new InvalidDataException($"A layer in state {state}.");
    }
}
