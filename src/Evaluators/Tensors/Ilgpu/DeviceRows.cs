using ILGPU;

namespace EvoLLM.Evaluators;

/// <summary>Rows of a data set on a device.</summary>
internal struct DeviceRows
{
    /// <summary>Row after row.</summary>
    public ArrayView<float> Features;

    /// <summary>The class of each row.</summary>
    public ArrayView<int> Labels;

    /// <summary>Numbers of a row.</summary>
    public int Width;

    /// <summary>How many classes there are.</summary>
    public int Classes;

    /// <summary>How many rows there are.</summary>
    public readonly int Count => (int)Labels.Length;
}
