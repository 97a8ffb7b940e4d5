namespace EvoLLM.Sandbox.Tests;

public sealed class WorkerLauncherTests
{
    [Fact]
    public async Task Start_CommandThatIsNotThere_SaysWhich()
    {
        var start = WorkerLauncher.Describe(LockedWorker.Options(), ["/no/such/command"]);
        var error = await Assert.ThrowsAsync<SandboxException>(() => WorkerLauncher.StartAsync(start));
        Assert.Contains("/no/such/command", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task StartThread_IsTheSameForAllAndOutlivesFailures()
    {
        var first = await StartThread.RunAsync(() => Environment.CurrentManagedThreadId);
        await Assert.ThrowsAsync<InvalidOperationException>(() => StartThread.RunAsync<int>(() => throw new InvalidOperationException()));
        Assert.Equal(first, await StartThread.RunAsync(() => Environment.CurrentManagedThreadId));
    }

    [Fact]
    public void Describe_OwnSettings_WinOverThoseOfAllWorkers()
    {
        var options = LockedWorker.Options() with { Environment = new Dictionary<string, string> { ["DOTNET_TieredPGO"] = "1" } };
        var start = WorkerLauncher.Describe(options, []);
        Assert.Equal("1", start.Environment["DOTNET_TieredPGO"]);
        Assert.Equal("6000000", start.Environment["DOTNET_GCHeapHardLimit"]);
        Assert.False(start.Environment.ContainsKey("PATH"));
    }

    [LinuxFact]
    public async Task Start_HostThatIsNotTheParent_EndsTheWorkerAtOnce()
    {
        var options = LockedWorker.Options() with { Environment = new Dictionary<string, string> { [ParentDeath.HostVariable] = "1" } };
        using var worker = await WorkerLauncher.Shared.StartAsync(options);
        await worker.WaitForExitAsync(TestContext.Current.CancellationToken);
        Assert.Equal(1, worker.ExitCode);
    }
}
