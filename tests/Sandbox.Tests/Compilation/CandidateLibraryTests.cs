using System.Runtime.InteropServices;

namespace EvoLLM.Sandbox.Tests;

/// <summary>Candidates that use an assembly beside the framework.</summary>
public sealed class CandidateLibraryTests
{
    private static readonly CompilerOptions Options = new()
    {
        Workers = 1,
        EntryPoint = SolveHarness.EntryPoint,
        Library = new CandidateLibrary(typeof(Abacus).Assembly.Location, [typeof(Abacus).FullName!]),
        Allowed = [$"{typeof(Abacus).FullName}.{nameof(Abacus.Twice)}"],
    };

    [Fact]
    public async Task Run_CandidateThatCallsTheLibrary_GetsItsAnswer()
    {
        await using var compiler = new CandidateCompiler(Options, TimeProvider.System);
        var compiled = await compiler.CompileAsync(Programs.Source("return [Abacus.Twice(xs[0])];"), TestContext.Current.CancellationToken);
        Assert.True(compiled.Status == CompilationStatus.Ok, string.Join("\n", compiled.Messages));
        await using var runner = new CandidateRunner(new RunnerOptions { Workers = 1, Harness = SolveHarness.Reference, EntryPoint = SolveHarness.EntryPoint }, TimeProvider.System);
        var input = MemoryMarshal.AsBytes<double>([21.0]).ToArray();
        var outcome = await runner.RunAsync(compiled.Image, input, new RunLimits { WallTime = TimeSpan.FromSeconds(30) }, TestContext.Current.CancellationToken);
        Assert.Equal([42.0], MemoryMarshal.Cast<byte, double>(outcome.Output.Span).ToArray());
    }

    [Theory]
    [InlineData("return [Abacus.Machines()];")]
    [InlineData("return [typeof(Abacus).Assembly.FullName!.Length];")]
    public async Task Compile_WhatTheListDoesNotName_IsRefused(string body)
    {
        await using var compiler = new CandidateCompiler(Options, TimeProvider.System);
        Assert.Equal(CompilationStatus.PolicyRejected, (await compiler.CompileAsync(Programs.Source(body), TestContext.Current.CancellationToken)).Status);
    }

    [Fact]
    public async Task Compile_WithoutTheLibrary_DoesNotKnowIt()
    {
        await using var compiler = new CandidateCompiler(Options with { Library = null }, TimeProvider.System);
        Assert.Equal(CompilationStatus.CompileFailed, (await compiler.CompileAsync(Programs.Source("return [Abacus.Twice(xs[0])];"), TestContext.Current.CancellationToken)).Status);
    }
}
