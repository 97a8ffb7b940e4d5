using ILGPU;
using ILGPU.Runtime;

namespace EvoLLM.Evaluators;

/// <summary>A data set on a device.</summary>
internal sealed class IlgpuRows : IDisposable
{
    private readonly MemoryBuffer1D<float, Stride1D.Dense> _features;
    private readonly MemoryBuffer1D<int, Stride1D.Dense> _labels;

    /// <summary>Copies rows to a device.</summary>
    public IlgpuRows(IlgpuDevice device, LabelledRows rows)
    {
        _features = device.Accelerator.Allocate1D(rows.Features.ToArray());
        _labels = device.Accelerator.Allocate1D(rows.Labels.ToArray());
        View = new DeviceRows { Features = _features.View.AsContiguous(), Labels = _labels.View.AsContiguous(), Width = rows.Width, Classes = rows.Classes };
    }

    /// <summary>As kernels see them.</summary>
    public DeviceRows View { get; }

    /// <inheritdoc/>
    public void Dispose()
    {
        _features.Dispose();
        _labels.Dispose();
    }
}
