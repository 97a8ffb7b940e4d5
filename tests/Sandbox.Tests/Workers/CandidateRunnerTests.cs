using System.Runtime.InteropServices;

namespace EvoLLM.Sandbox.Tests;

public sealed class CandidateRunnerTests : IAsyncLifetime
{
    private static readonly RunLimits Plenty = new() { WallTime = TimeSpan.FromSeconds(30) };

    private readonly CandidateRunner _runner = new(
        new RunnerOptions
        {
            Workers = 1,
            Harness = SolveHarness.Reference,
            EntryPoint = SolveHarness.EntryPoint,
            MemoryBytes = 64 << 20,
            OutputBytes = 80_000,
        },
        TimeProvider.System);

    public ValueTask InitializeAsync() => default;

    public ValueTask DisposeAsync() => _runner.DisposeAsync();

    [Fact]
    public async Task Run_CandidateThatReturns_GivesWhatTheHarnessMadeOfIt()
    {
        var outcome = await RunAsync("return xs.Select(x => x * 2).ToArray();");
        Assert.Equal(RunStatus.Completed, outcome.Status);
        Assert.Equal<double[]>([2, 4, 6], Numbers(outcome));
    }

    [Theory]
    [InlineData("while (true) { }", "", RunStatus.OutOfFuel, "200000000 steps")]
    [InlineData("for (;;) { try { throw new Exception(); } catch { } }", "", RunStatus.OutOfFuel, "200000000 steps")]
    [InlineData("for (var i = 0; true; i++) { }", "", RunStatus.TimedOut, "longer than 0.5 s")]
    [InlineData("var deeper = Solve(xs, seed + 1); return [deeper[0] + 1];", "", RunStatus.RuntimeFailed, "recursed too deep")]
    [InlineData("var all = new List<double[]>(); while (true) { all.Add(new double[100_000]); }", "", RunStatus.OutOfMemory, "memory")]
    [InlineData("return new double[1_000_000_000];", "", RunStatus.OutOfMemory, "4096 MB")]
    [InlineData("return new double[100_000_000];", "", RunStatus.OutOfMemory, "memory")]
    [InlineData("return [xs[100]];", "", RunStatus.RuntimeFailed, "IndexOutOfRangeException")]
    [InlineData("return [_zero];", "private static readonly int _zero = 1 / \"\".Length;", RunStatus.RuntimeFailed, "DivideByZeroException")]
    [InlineData("throw new Own();", "private sealed class Own : Exception { public override string Message => \"m\\u001b[2J\\nstatus: ok\"; }", RunStatus.RuntimeFailed, "Own: m [2J status: ok")]
    [InlineData("throw new Own();", "private sealed class Own : Exception { public override string Message { get { while (true) { } } } }", RunStatus.OutOfFuel, "steps")]
    [InlineData("throw new Own();", "private sealed class Own : Exception { public override string Message => throw new Own(); }", RunStatus.RuntimeFailed, "Own")]
    [InlineData("return null!;", "", RunStatus.InvalidResult, "null")]
    [InlineData("return new double[100_000];", "", RunStatus.InvalidResult, "80000 are allowed")]
    public async Task Run_CandidateThatMisbehaves_IsAResultAndTheNextOneIsFine(string body, string members, RunStatus status, string error)
    {
        Assert.Equal(RunStatus.Completed, (await RunAsync("return xs;")).Status);
        var compiled = await Programs.CompileAsync(body, members);
        Assert.True(compiled.Status == CompilationStatus.Ok, string.Join("\n", compiled.Messages));
        var limits = status == RunStatus.TimedOut ? Plenty with { WallTime = TimeSpan.FromSeconds(0.5), Fuel = long.MaxValue / 2 } : Plenty;
        var outcome = await _runner.RunAsync(compiled.Image, Input, limits, TestContext.Current.CancellationToken);
        Assert.Equal(status, outcome.Status);
        Assert.Contains(error, outcome.Error, StringComparison.Ordinal);
        Assert.True(outcome.Output.IsEmpty);
        Assert.Equal<double[]>([1, 2, 3], Numbers(await RunAsync("return xs;")));
    }

    [Fact]
    public async Task Run_CandidateThatWorksLonger_UsesMoreProcessorTime()
    {
        await RunAsync("return xs;");
        var idle = await RunAsync("return xs;");
        var busy = await RunAsync("var sum = 0.0; for (var i = 0; i < 60_000_000; i++) { sum += i % 7; } return [sum];");
        Assert.Equal(RunStatus.Completed, busy.Status);
        Assert.True(busy.CpuTime > 3 * idle.CpuTime, $"{busy.CpuTime} and {idle.CpuTime}");
        Assert.InRange(busy.CpuTime, TimeSpan.FromTicks(1), busy.Elapsed * Environment.ProcessorCount);
    }

    [Fact]
    public async Task Run_CandidateThatIsEnded_IsChargedWhatItUsed()
    {
        var compiled = await Programs.CompileAsync("for (var i = 0; true; i++) { }", "");
        var limits = new RunLimits { WallTime = TimeSpan.FromSeconds(1), Fuel = long.MaxValue / 2 };
        var outcome = await _runner.RunAsync(compiled.Image, Input, limits, TestContext.Current.CancellationToken);
        Assert.Equal(RunStatus.TimedOut, outcome.Status);

        // It may have to share its processor, but not with dozens.
        Assert.InRange(outcome.CpuTime, TimeSpan.FromSeconds(0.02), outcome.Elapsed * Environment.ProcessorCount);
    }

    [Fact]
    public async Task Run_CandidateWithStatics_StartsAnewEachTime()
    {
        const string members = "private static int _calls; private static readonly List<double[]> _kept = [];";
        for (var i = 0; i < 30; i++)
        {
            // 30 times 8 MB would not fit into 64 MB if they were kept.
            var outcome = await RunAsync("_kept.Add(new double[1_000_000]); return [++_calls];", members);
            Assert.True(outcome.Status == RunStatus.Completed, outcome.Error);
            Assert.Equal<double[]>([1], Numbers(outcome));
        }
    }

    [Fact]
    public async Task Run_EnvironmentOfTheWorker_HoldsNothingOfTheHosts()
    {
        Environment.SetEnvironmentVariable("EVOLLM_TEST_KEY", "secret");
        var options = new CompilerOptions { Workers = 1, EntryPoint = SolveHarness.EntryPoint, Allowed = ["System.Environment", "System.Collections.IDictionary"] };
        await using var compiler = new CandidateCompiler(options, TimeProvider.System);
        var source = Programs.Source("return Environment.GetEnvironmentVariables().Keys.Cast<string>().Select(name => name.StartsWith(\"DOTNET_\") || name.StartsWith(\"EVOLLM_HOST\") ? 0.0 : 1.0).ToArray();");
        var compiled = await compiler.CompileAsync(source, TestContext.Current.CancellationToken);
        var numbers = Numbers(await _runner.RunAsync(compiled.Image, Input, Plenty, TestContext.Current.CancellationToken));
        Assert.NotEmpty(numbers);
        Assert.DoesNotContain(1.0, numbers);
    }

    [Fact]
    public async Task Run_ManyAtOnce_EachGetsItsOwnResult()
    {
        var options = new RunnerOptions { Workers = 3, Harness = SolveHarness.Reference, EntryPoint = SolveHarness.EntryPoint, RunsPerWorker = 5 };
        await using var runner = new CandidateRunner(options, TimeProvider.System);
        var images = await Task.WhenAll(Enumerable.Range(0, 40).Select(i => Programs.CompileAsync($"return [{i}.0];").AsTask()));
        var outcomes = await Task.WhenAll(images.Select(image => runner.RunAsync(image.Image, Input, Plenty, TestContext.Current.CancellationToken).AsTask()));
        Assert.Equal(Enumerable.Range(0, 40).Select(i => (double)i), outcomes.Select(outcome => Numbers(outcome)[0]));
    }

    [Fact]
    public async Task Run_ManyBreachesInARow_HoldNothingOfTheWorkersThatWereEnded()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "Descriptors are counted through /proc.");
        const int Breaches = 40;
        var compiled = await Programs.CompileAsync("while (true) { }");
        await RunAsync("return xs;");
        var before = Directory.GetFiles("/proc/self/fd").Length;
        for (var i = 0; i < Breaches; i++)
        {
            await _runner.RunAsync(compiled.Image, Input, Plenty with { WallTime = TimeSpan.FromMilliseconds(10), Fuel = long.MaxValue / 2 }, TestContext.Current.CancellationToken);
        }

        // Three pipes each, if they were kept; other tests of this process may hold some.
        Assert.InRange(Directory.GetFiles("/proc/self/fd").Length - before, -Breaches, 2 * Breaches);
    }

    [Fact]
    public async Task Run_Cancelled_EndsAtOnceAndTheNextOneIsFine()
    {
        var compiled = await Programs.CompileAsync("while (true) { }");
        using var cancellation = new CancellationTokenSource(TimeSpan.FromSeconds(0.3));
        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () => await _runner.RunAsync(compiled.Image, Input, Plenty with { Fuel = long.MaxValue / 2 }, cancellation.Token));
        Assert.Equal<double[]>([1, 2, 3], Numbers(await RunAsync("return xs;")));
    }

    [Theory]
    [InlineData("Nowhere.Harness", "has no type Nowhere.Harness")]
    [InlineData("EvoLLM.Sandbox.Tests.CandidateRunnerTests", "does not implement IHarness")]
    public async Task Run_HarnessThatCannotBeLoaded_SaysWhichAndWhy(string type, string message)
    {
        var options = new RunnerOptions { Harness = SolveHarness.Reference with { TypeName = type }, EntryPoint = SolveHarness.EntryPoint };
        await using var runner = new CandidateRunner(options, TimeProvider.System);
        var exception = await Assert.ThrowsAsync<SandboxException>(async () => await runner.RunAsync(default, default, Plenty, TestContext.Current.CancellationToken));
        Assert.Contains(message, exception.Message, StringComparison.Ordinal);
    }

    private static byte[] Input => MemoryMarshal.AsBytes<double>([1.0, 2.0, 3.0]).ToArray();

    private static double[] Numbers(RunOutcome outcome) => MemoryMarshal.Cast<byte, double>(outcome.Output.Span).ToArray();

    private async Task<RunOutcome> RunAsync(string body, string members = "")
    {
        var compiled = await Programs.CompileAsync(body, members);
        Assert.True(compiled.Status == CompilationStatus.Ok, string.Join("\n", compiled.Messages));
        return await _runner.RunAsync(compiled.Image, Input, Plenty, TestContext.Current.CancellationToken);
    }
}
