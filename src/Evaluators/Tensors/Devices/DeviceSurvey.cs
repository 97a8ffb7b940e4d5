using System.Diagnostics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using ILGPU.Runtime;

namespace EvoLLM.Evaluators;

/// <summary>Lists the devices that networks can be trained on, and measures each for a moment.</summary>
public static class DeviceSurvey
{
    private const int CopyFloats = 16 << 20;

    private static readonly TimeSpan Moment = TimeSpan.FromMilliseconds(200);

    /// <summary>Which device trains networks, and why, in a line.</summary>
    public static string Choice => TrainingDevices.Note;

    /// <summary>The processor, and a GPU where there is one.</summary>
    /// <param name="cancellationToken">Gives up between two measurements.</param>
    public static IReadOnlyList<DeviceReport> Measure(CancellationToken cancellationToken)
    {
        var reports = new List<DeviceReport> { Processor(cancellationToken) };
        using var gpu = IlgpuDevice.FirstGpu(out _);
        if (gpu is not null)
        {
            reports.Add(Gpu(gpu, cancellationToken));
        }

        return reports;
    }

    private static DeviceReport Processor(CancellationToken cancellationToken)
    {
        var (from, to) = (new float[CopyFloats], new float[CopyFloats]);
        var copies = Rate(() => from.CopyTo(to, 0), cancellationToken);
        var peak = Rate(() => Peak(100_000), cancellationToken);
        using var product = new SmallProducts();
        var products = Rate(product.Run, cancellationToken);
        using var trainer = new SimdTrainer(SampleNetwork(), SampleRows(), new TrainingPlan(), seed: 1);
        var steps = Rate(() => trainer.Train(20), cancellationToken);
        return new DeviceReport(
            ProcessorName(), Environment.ProcessorCount, 0, copies * 2 * sizeof(float) * CopyFloats, peak * 100_000 * 16 * 2 * Lane16.Width, products * SmallProducts.Flops, steps * 20);
    }

    private static DeviceReport Gpu(IlgpuDevice device, CancellationToken cancellationToken)
    {
        const int Steps = 20;
        using var from = device.Accelerator.Allocate1D<float>(16L * CopyFloats);
        using var to = device.Accelerator.Allocate1D<float>(16L * CopyFloats);
        var copies = Rate(
            () =>
            {
                from.View.BaseView.CopyTo(device.Stream, to.View.BaseView);
                device.Stream.Synchronize();
            },
            cancellationToken);
        var (network, until) = (SampleNetwork(), Steps);
        var models = 4 * device.Accelerator.NumMultiprocessors;
        var plan = new TrainingPlan { Steps = 100_000 };
        using var rows = new IlgpuRows(device, SampleRows());
        using var population = new IlgpuPopulation(device, [.. Enumerable.Range(0, models).Select(seed => new TrainingTask(network, (ulong)seed))], plan);
        var stretches = Rate(
            () =>
            {
                population.Train(rows, until);
                until += Steps;
            },
            cancellationToken);
        return new DeviceReport(device.Name, device.Accelerator.NumMultiprocessors, device.MemoryBytes, copies * 2 * sizeof(float) * from.Length, 0, 0, stretches * Steps * models);
    }

    /// <summary>The best of short stretches: what else the machine does counts as little as may be.</summary>
    private static double Rate(Action work, CancellationToken cancellationToken)
    {
        work();
        var (best, begin) = (double.PositiveInfinity, Stopwatch.GetTimestamp());
        do
        {
            cancellationToken.ThrowIfCancellationRequested();
            var start = Stopwatch.GetTimestamp();
            work();
            best = Math.Min(best, Stopwatch.GetElapsedTime(start).TotalSeconds);
        }
        while (Stopwatch.GetElapsedTime(begin) < Moment);
        return 1 / best;
    }

    /// <summary>Sixteen chains of fused multiply-adds that wait for nothing but themselves.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static float Peak(int turns)
    {
        var (factor, term) = (Vector512.Create(0.999f), Vector512.Create(0.001f));
        Vector512<float> a = term, b = term, c = term, d = term, e = term, f = term, g = term, h = term;
        Vector512<float> i = term, j = term, k = term, l = term, m = term, n = term, o = term, p = term;
        for (var turn = 0; turn < turns; turn++)
        {
            a = Vector512.FusedMultiplyAdd(a, factor, term);
            b = Vector512.FusedMultiplyAdd(b, factor, term);
            c = Vector512.FusedMultiplyAdd(c, factor, term);
            d = Vector512.FusedMultiplyAdd(d, factor, term);
            e = Vector512.FusedMultiplyAdd(e, factor, term);
            f = Vector512.FusedMultiplyAdd(f, factor, term);
            g = Vector512.FusedMultiplyAdd(g, factor, term);
            h = Vector512.FusedMultiplyAdd(h, factor, term);
            i = Vector512.FusedMultiplyAdd(i, factor, term);
            j = Vector512.FusedMultiplyAdd(j, factor, term);
            k = Vector512.FusedMultiplyAdd(k, factor, term);
            l = Vector512.FusedMultiplyAdd(l, factor, term);
            m = Vector512.FusedMultiplyAdd(m, factor, term);
            n = Vector512.FusedMultiplyAdd(n, factor, term);
            o = Vector512.FusedMultiplyAdd(o, factor, term);
            p = Vector512.FusedMultiplyAdd(p, factor, term);
        }

        return (a + b + c + d + e + f + g + h + i + j + k + l + m + n + o + p)[0];
    }

    /// <summary>The published MLP for MNIST-1D, with its residual (Greydanus and Kobak 2024).</summary>
    private static Network SampleNetwork()
    {
        var builder = new NetworkBuilder();
        var hidden = builder.Input(new Shape(Mnist1d.Width)).Dense(100).Relu();
        return builder.Output((hidden + hidden.Dense(100).Relu()).Dense(Mnist1d.Classes));
    }

    private static LabelledRows SampleRows() => Mnist1d.Training.Slice(0, 1000);

    private static string ProcessorName()
    {
        const string Key = "model name";
        var line = File.Exists("/proc/cpuinfo") ? File.ReadLines("/proc/cpuinfo").FirstOrDefault(text => text.StartsWith(Key, StringComparison.Ordinal)) : null;
        var width = Vector512.IsHardwareAccelerated ? 512 : Vector256.IsHardwareAccelerated ? 256 : 128;
        return $"{line?[(line.IndexOf(':', StringComparison.Ordinal) + 1)..].Trim() ?? RuntimeInformation.ProcessArchitecture.ToString()}, vectors of {width} bits";
    }
}
