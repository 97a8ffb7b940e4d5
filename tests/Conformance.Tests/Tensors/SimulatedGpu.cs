using EvoLLM.Evaluators;

namespace EvoLLM.Conformance.Tests;

/// <summary>A simulated GPU for the tests of a class.</summary>
public sealed class SimulatedGpu : IDisposable
{
    internal IlgpuDevice Device { get; } = IlgpuDevice.Simulator();

    /// <inheritdoc/>
    public void Dispose() => Device.Dispose();
}
