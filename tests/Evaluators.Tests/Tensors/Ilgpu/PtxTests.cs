using System.Text.RegularExpressions;
using ILGPU;
using ILGPU.Backends.EntryPoints;
using ILGPU.Backends.PTX;
using ILGPU.IR;
using ILGPU.Runtime;
using ILGPU.Runtime.Cuda;

namespace EvoLLM.Evaluators.Tests;

/// <summary>What the kernels become on a GPU, seen without one.</summary>
public sealed partial class PtxTests
{
    [Theory]
    [InlineData("Train")]
    [InlineData("Evaluate")]
    [InlineData("Run")]
    [InlineData("Optimize")]
    public void Compile_Kernel_HasNoInstructionThatLeavesRoundingOpen(string name)
    {
        using var context = Context.Create(_ => { });
        DeviceMath.Register(context.GetIntrinsicManager());
        using var backend = new PTXBackend(context, CudaArchitecture.SM_90, CudaInstructionSet.ISA_88, null!);
        var kernel = (PTXCompiledKernel)backend.Compile(EntryPointDescription.FromExplicitlyGroupedKernel(typeof(DeviceKernels).GetMethod(name)!), new KernelSpecialization(512, null));
        var code = kernel.PTXAssembly;
        Assert.DoesNotContain(".local", code, StringComparison.Ordinal);
        Assert.DoesNotMatch(Call(), code);
        Assert.DoesNotMatch(Approximate(), code);
        Assert.Equal([], Open().Matches(code).Select(match => match.Value.Trim()).Distinct());
        if (name != "Optimize")
        {
            Assert.True(Regex.Count(code, @"fma\.rn\.f32") >= 16);
        }
    }

    [GeneratedRegex(@"^\s*call\b", RegexOptions.Multiline)]
    private static partial Regex Call();

    [GeneratedRegex(@"\.approx|\.ftz")]
    private static partial Regex Approximate();

    /// <summary>Sums, differences and products that the driver may put together, and choices that lose what is no number.</summary>
    [GeneratedRegex(@"^\s*(add|sub|mul|mad|min|max)\.f32.*$", RegexOptions.Multiline)]
    private static partial Regex Open();
}
