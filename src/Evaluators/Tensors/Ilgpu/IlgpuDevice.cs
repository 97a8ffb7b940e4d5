using ILGPU;
using ILGPU.IR;
using ILGPU.Runtime;
using ILGPU.Runtime.CPU;
using ILGPU.Runtime.Cuda;

namespace EvoLLM.Evaluators;

/// <summary>A device that ILGPU compiles kernels for: a GPU, or the simulator of one that runs the very same kernels, slowly, where there is none.</summary>
internal sealed class IlgpuDevice : IDisposable
{
    /// <summary>Threads of a group on a GPU: what a block of 4 by 4 sums each makes of a layer of a hundred rows by a hundred units.</summary>
    private const int ThreadsOfGpu = 512;

    /// <summary>Threads of a group in the simulator: more than one, so that a missing barrier shows.</summary>
    private const int ThreadsOfSimulator = 4;

    private readonly Context _context;

    private IlgpuDevice(Context context, Accelerator accelerator, int threads)
    {
        (_context, Accelerator, GroupSize) = (context, accelerator, threads);
        Stream = accelerator.CreateStream();
        Run = Kernel<Action<AcceleratorStream, KernelConfig, ArrayView<int>, ArrayView<float>, int, int>>(nameof(DeviceKernels.Run));
        Optimize = Kernel<Action<AcceleratorStream, KernelConfig, ArrayView<float>, ArrayView<float>, ArrayView<float>, int>>(nameof(DeviceKernels.Optimize));
        Train = Kernel<Action<AcceleratorStream, KernelConfig, ArrayView<int>, ArrayView<DeviceModel>, ArrayView<float>, DeviceRows, ArrayView<float>, int, float>>(nameof(DeviceKernels.Train));
        Evaluate = Kernel<Action<AcceleratorStream, KernelConfig, ArrayView<int>, ArrayView<DeviceModel>, ArrayView<float>, DeviceRows>>(nameof(DeviceKernels.Evaluate));
    }

    /// <summary>The device's name, e.g. <c>NVIDIA H100 80GB HBM3</c>.</summary>
    public string Name => Accelerator.Name;

    /// <summary>Bytes of its memory.</summary>
    public long MemoryBytes => Accelerator.MemorySize;

    /// <summary>Threads of a group.</summary>
    public int GroupSize { get; }

    /// <summary>The accelerator, for buffers.</summary>
    public Accelerator Accelerator { get; }

    /// <summary>What is done one after the other.</summary>
    public AcceleratorStream Stream { get; }

    /// <summary><see cref="DeviceKernels.Run"/>.</summary>
    public Lazy<Action<AcceleratorStream, KernelConfig, ArrayView<int>, ArrayView<float>, int, int>> Run { get; }

    /// <summary><see cref="DeviceKernels.Optimize"/>.</summary>
    public Lazy<Action<AcceleratorStream, KernelConfig, ArrayView<float>, ArrayView<float>, ArrayView<float>, int>> Optimize { get; }

    /// <summary><see cref="DeviceKernels.Train"/>.</summary>
    public Lazy<Action<AcceleratorStream, KernelConfig, ArrayView<int>, ArrayView<DeviceModel>, ArrayView<float>, DeviceRows, ArrayView<float>, int, float>> Train { get; }

    /// <summary><see cref="DeviceKernels.Evaluate"/>.</summary>
    public Lazy<Action<AcceleratorStream, KernelConfig, ArrayView<int>, ArrayView<DeviceModel>, ArrayView<float>, DeviceRows>> Evaluate { get; }

    /// <summary>The simulator.</summary>
    public static IlgpuDevice Simulator()
    {
        var context = Context.Create(builder => builder.CPU(new CPUDevice(ThreadsOfSimulator, 1, 1)).Math(MathMode.Default));
        DeviceMath.Register(context.GetIntrinsicManager());
        return new IlgpuDevice(context, context.GetCPUDevice(0).CreateCPUAccelerator(context, CPUAcceleratorMode.Parallel), ThreadsOfSimulator);
    }

    /// <summary>The first GPU.</summary>
    /// <param name="absence">Why there is none, in a few words; empty where there is one.</param>
    /// <returns>It, or <see langword="null"/>.</returns>
    public static IlgpuDevice? FirstGpu(out string absence)
    {
        CudaLibrary.Resolve();
        absence = CudaLibrary.Absence();
        if (absence.Length > 0)
        {
            return null;
        }

        Context? context = null;
        try
        {
            context = Context.Create(builder => builder.Cuda());
            DeviceMath.Register(context.GetIntrinsicManager());
            if (context.GetCudaDevices() is [var first, ..])
            {
                return new IlgpuDevice(context, first.CreateCudaAccelerator(context), ThreadsOfGpu);
            }

            absence = "the driver lists no device";
        }
        catch (Exception exception) when (exception is CudaException or NotSupportedException or AcceleratorException)
        {
            absence = exception.Message.ReplaceLineEndings(" ");
        }

        context?.Dispose();
        return null;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        Stream.Dispose();
        Accelerator.Dispose();
        _context.Dispose();
    }

    private Lazy<TLauncher> Kernel<TLauncher>(string name)
        where TLauncher : Delegate => new(() =>
        {
            var kernel = Accelerator.LoadKernel(typeof(DeviceKernels).GetMethod(name)!, new KernelSpecialization(GroupSize, null));
            return kernel.CreateLauncherDelegate<TLauncher>();
        });
}
