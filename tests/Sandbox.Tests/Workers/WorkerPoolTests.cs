using System.Runtime.InteropServices;

namespace EvoLLM.Sandbox.Tests;

public sealed class WorkerPoolTests : IAsyncLifetime
{
    private static readonly TimeSpan Plenty = TimeSpan.FromSeconds(30);

    private readonly WorkerPool _pool = new(
        new WorkerPoolOptions
        {
            Workers = 1,
            Harness = SolveHarness.Reference,
            EntryPoint = SolveHarness.EntryPoint,
            Limits = new WorkerLimits { MemoryBytes = 64 << 20, OutputBytes = 80_000 },
        },
        TimeProvider.System);

    public ValueTask InitializeAsync() => default;

    public ValueTask DisposeAsync() => _pool.DisposeAsync();

    [Fact]
    public async Task Run_CandidateThatReturns_GivesWhatTheHarnessMadeOfIt()
    {
        var outcome = await RunAsync("return xs.Select(x => x * 2).ToArray();");
        Assert.Equal(RunStatus.Completed, outcome.Status);
        Assert.Equal<double[]>([2, 4, 6], Numbers(outcome));
    }

    [Theory]
    [InlineData("while (true) { }", "", RunStatus.TimedOut, "longer than 0.5 s")]
    [InlineData("for (;;) { try { throw new Exception(); } catch { } }", "", RunStatus.TimedOut, "longer than 0.5 s")]
    [InlineData("var deeper = Solve(xs, seed + 1); return [deeper[0] + 1];", "", RunStatus.Crashed, "overflowed the stack")]
    [InlineData("var all = new List<double[]>(); while (true) { all.Add(new double[100_000]); }", "", RunStatus.OutOfMemory, "memory")]
    [InlineData("return new double[1_000_000_000];", "", RunStatus.OutOfMemory, "memory")]
    [InlineData("return [xs[100]];", "", RunStatus.RuntimeFailed, "IndexOutOfRangeException")]
    [InlineData("return [_zero];", "private static readonly int _zero = 1 / \"\".Length;", RunStatus.RuntimeFailed, "DivideByZeroException")]
    [InlineData("throw new Own();", "private sealed class Own : Exception { public override string Message { get { while (true) { } } } }", RunStatus.RuntimeFailed, "Own")]
    [InlineData("return null!;", "", RunStatus.InvalidResult, "null")]
    [InlineData("return new double[100_000];", "", RunStatus.InvalidResult, "80000 are allowed")]
    public async Task Run_CandidateThatMisbehaves_IsAResultAndTheNextOneIsFine(string body, string members, RunStatus status, string error)
    {
        Assert.Equal(RunStatus.Completed, (await RunAsync("return xs;")).Status);
        var compiled = await Programs.CompileAsync(body, members);
        Assert.True(compiled.Status == CompilationStatus.Ok, string.Join("\n", compiled.Messages));
        var wallTime = status == RunStatus.TimedOut ? TimeSpan.FromSeconds(0.5) : Plenty;
        var outcome = await _pool.RunAsync(compiled.Image, Input, wallTime, TestContext.Current.CancellationToken);
        Assert.Equal(status, outcome.Status);
        Assert.Contains(error, outcome.Error, StringComparison.Ordinal);
        Assert.True(outcome.Output.IsEmpty);
        Assert.Equal<double[]>([1, 2, 3], Numbers(await RunAsync("return xs;")));
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
        var policy = SymbolPolicy.Default.Allowing(["System.Environment", "System.Collections.IDictionary"]);
        var compiler = new CandidateCompiler(SolveHarness.EntryPoint, policy, new CompilationLimits());
        var source = Programs.Source("return [Environment.GetEnvironmentVariables().Count, Environment.GetEnvironmentVariable(\"EVOLLM_TEST_KEY\") is null ? 0 : 1];");
        var compiled = await compiler.CompileAsync(source, TestContext.Current.CancellationToken);
        var numbers = Numbers(await _pool.RunAsync(compiled.Image, Input, Plenty, TestContext.Current.CancellationToken));
        Assert.Equal(0, numbers[1]);
        Assert.InRange(numbers[0], 0, 5);
    }

    [Fact]
    public async Task Run_ManyAtOnce_EachGetsItsOwnResult()
    {
        var options = new WorkerPoolOptions { Workers = 3, Harness = SolveHarness.Reference, EntryPoint = SolveHarness.EntryPoint, EvaluationsPerWorker = 5 };
        await using var pool = new WorkerPool(options, TimeProvider.System);
        var images = await Task.WhenAll(Enumerable.Range(0, 40).Select(i => Programs.CompileAsync($"return [{i}.0];").AsTask()));
        var outcomes = await Task.WhenAll(images.Select(image => pool.RunAsync(image.Image, Input, Plenty, TestContext.Current.CancellationToken).AsTask()));
        Assert.Equal(Enumerable.Range(0, 40).Select(i => (double)i), outcomes.Select(outcome => Numbers(outcome)[0]));
    }

    [Fact]
    public async Task Run_Cancelled_EndsAtOnceAndTheNextOneIsFine()
    {
        var compiled = await Programs.CompileAsync("while (true) { }");
        using var cancellation = new CancellationTokenSource(TimeSpan.FromSeconds(0.3));
        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () => await _pool.RunAsync(compiled.Image, Input, Plenty, cancellation.Token));
        Assert.Equal<double[]>([1, 2, 3], Numbers(await RunAsync("return xs;")));
    }

    [Theory]
    [InlineData("Nowhere.Harness", "has no type Nowhere.Harness")]
    [InlineData("EvoLLM.Sandbox.Tests.WorkerPoolTests", "does not implement IHarness")]
    public async Task Run_HarnessThatCannotBeLoaded_SaysWhichAndWhy(string type, string message)
    {
        var options = new WorkerPoolOptions { Harness = SolveHarness.Reference with { TypeName = type }, EntryPoint = SolveHarness.EntryPoint };
        await using var pool = new WorkerPool(options, TimeProvider.System);
        var exception = await Assert.ThrowsAsync<SandboxException>(async () => await pool.RunAsync(default, default, Plenty, TestContext.Current.CancellationToken));
        Assert.Contains(message, exception.Message, StringComparison.Ordinal);
    }

    private static byte[] Input => MemoryMarshal.AsBytes<double>([1.0, 2.0, 3.0]).ToArray();

    private static double[] Numbers(RunOutcome outcome) => MemoryMarshal.Cast<byte, double>(outcome.Output.Span).ToArray();

    private async Task<RunOutcome> RunAsync(string body, string members = "")
    {
        var compiled = await Programs.CompileAsync(body, members);
        Assert.True(compiled.Status == CompilationStatus.Ok, string.Join("\n", compiled.Messages));
        return await _pool.RunAsync(compiled.Image, Input, Plenty, TestContext.Current.CancellationToken);
    }
}
