using ILGPU;

namespace EvoLLM.Evaluators;

/// <summary>A step as a thread of a group sees it: the fields, the arena of its model, and which share of the work is its own.</summary>
internal struct DeviceStep
{
    /// <summary>What <see cref="DeviceCode"/> wrote.</summary>
    public ArrayView<int> Memory;

    /// <summary>The numbers of the model.</summary>
    public ArrayView<float> Arena;

    /// <summary>Where the fields begin.</summary>
    public int At;

    /// <summary>The first item that the thread does.</summary>
    public int First;

    /// <summary>How far its next items lie: the number of threads.</summary>
    public int Stride;

    /// <summary>A field.</summary>
    public readonly int this[int field] => Memory[At + field];

    /// <summary>An entry of a table that a field points to.</summary>
    public readonly int Entry(int field, int index) => Memory[Memory[At + field] + index];

    /// <summary>A field that is a float.</summary>
    public readonly float Real(int field) => Interop.IntAsFloat((uint)Memory[At + field]);
}
