using ILGPU;
using ILGPU.Runtime;

namespace EvoLLM.Evaluators;

/// <summary>Runs one layer program on a device.</summary>
internal sealed class IlgpuRunner : ITensorRunner
{
    private readonly IlgpuDevice _device;
    private readonly MemoryBuffer1D<int, Stride1D.Dense> _memory;
    private readonly MemoryBuffer1D<float, Stride1D.Dense> _arena;
    private readonly (int Begin, int Count) _forward;
    private readonly (int Begin, int Count) _evaluation;
    private readonly (int Begin, int Count) _backward;

    /// <summary>Makes an arena of zeros, but for what is 1 in the beginning.</summary>
    /// <param name="device">Where.</param>
    /// <param name="program">What is run.</param>
    public IlgpuRunner(IlgpuDevice device, TensorProgram program)
    {
        _device = device;
        var code = new DeviceCode();
        (_forward, _evaluation, _backward) = (code.Write(program.Forward), code.Write(program.Evaluation), code.Write(program.Backward));
        var arena = new float[program.Arena];
        foreach (var (place, count) in program.Ones)
        {
            arena.AsSpan(place, count).Fill(1);
        }

        _memory = device.Accelerator.Allocate1D(code.ToArray());
        _arena = device.Accelerator.Allocate1D(arena);
    }

    /// <inheritdoc/>
    public float[] Read(int place, int count)
    {
        var values = new float[count];
        _arena.View.SubView(place, count).CopyToCPU(_device.Stream, values);
        return values;
    }

    /// <inheritdoc/>
    public void Write(int place, ReadOnlySpan<float> values) => _arena.View.SubView(place, values.Length).CopyFromCPU(_device.Stream, values.ToArray());

    /// <inheritdoc/>
    public void Forward() => Run(_forward);

    /// <inheritdoc/>
    public void Evaluate() => Run(_evaluation);

    /// <inheritdoc/>
    public void Backward() => Run(_backward);

    /// <inheritdoc/>
    public void Dispose()
    {
        _memory.Dispose();
        _arena.Dispose();
    }

    private void Run((int Begin, int Count) steps)
    {
        _device.Run.Value(_device.Stream, (1, _device.GroupSize), _memory.View.AsContiguous(), _arena.View.AsContiguous(), steps.Begin, steps.Count);
        _device.Stream.Synchronize();
    }
}
