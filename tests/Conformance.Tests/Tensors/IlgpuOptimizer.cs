using EvoLLM.Evaluators;
using ILGPU;
using ILGPU.Runtime;

namespace EvoLLM.Conformance.Tests;

/// <summary>Sixteen parameters that an optimizer changes on a device.</summary>
internal sealed class IlgpuOptimizer : IDisposable
{
    private const int Count = 16;

    private readonly IlgpuDevice _device;
    private readonly MemoryBuffer1D<float, Stride1D.Dense> _arena;
    private readonly MemoryBuffer1D<float, Stride1D.Dense> _state;

    public IlgpuOptimizer(IlgpuDevice device, float[] start)
    {
        _device = device;
        _arena = device.Accelerator.Allocate1D<float>([.. start, .. new float[(2 * Count) - start.Length]]);
        _state = device.Accelerator.Allocate1D(new float[2 * Count]);
    }

    /// <summary>Makes one step and gives the parameters.</summary>
    public float[] Apply(Optimizer optimizer, int step, float[] gradients)
    {
        _arena.View.SubView(Count, Count).CopyFromCPU(_device.Stream, gradients);
        using var numbers = _device.Accelerator.Allocate1D(DeviceOptimizers.At(optimizer, step, optimizer.Rate));
        _device.Optimize.Value(_device.Stream, (1, _device.GroupSize), _arena.View.AsContiguous(), _state.View.AsContiguous(), numbers.View.AsContiguous(), Count);
        var parameters = new float[Count];
        _arena.View.SubView(0, Count).CopyToCPU(_device.Stream, parameters);
        return parameters;
    }

    public void Dispose()
    {
        _arena.Dispose();
        _state.Dispose();
    }
}
