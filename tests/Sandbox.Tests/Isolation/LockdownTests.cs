namespace EvoLLM.Sandbox.Tests;

/// <summary>What a worker reports of itself, as the user who runs the tests and, where that is root, as an ordinary one.</summary>
public sealed class LockdownTests
{
    private static readonly string[] AsNobody = ["/usr/bin/setpriv", "--reuid=65534", "--regid=65534", "--clear-groups"];

    private static readonly string[] InNamespaces = ["/usr/bin/unshare", "--user", "--net", "--ipc", "--uts", "--"];

    [LinuxFact]
    public async Task Apply_AllLayers_EachIsEnforced()
    {
        using var worker = await LockedWorker.StartAsync();
        TestContext.Current.SendDiagnosticMessage(Text(worker));
        Assert.Equal(LayerNames.All, worker.Report.Layers.Select(layer => layer.Name));
        Assert.True(worker.Report.IsFull, Text(worker));
    }

    [LinuxFact]
    public async Task Apply_OrdinaryUserWithoutNamespaces_IsFullBecauseSeccompCoversThem()
    {
        using var worker = await LockedWorker.StartBehindAsync(await OrdinaryUserAsync());
        Assert.True(worker.Report.IsFull, Text(worker));
        Assert.Equal(IsolationState.Covered, worker.Layer(LayerNames.Namespaces).State);
        Assert.Equal("5", worker.Do("echo", new byte[5]));
    }

    [LinuxFact]
    public async Task Apply_OrdinaryUserWithNamespaces_IsEnforcedThroughout()
    {
        string[] wrapper = [.. await OrdinaryUserAsync(), .. InNamespaces];
        if (!await GrantsAsync(wrapper))
        {
            Assert.Skip("This machine does not let ordinary users have namespaces.");
        }

        using var worker = await LockedWorker.StartBehindAsync(wrapper);
        Assert.True(worker.Report.Layers.All(layer => layer.State == IsolationState.Enforced), Text(worker));
        Assert.Contains("user", worker.Layer(LayerNames.Namespaces).Detail, StringComparison.Ordinal);
    }

    [LinuxFact]
    public async Task Apply_WithoutSeccomp_SaysWhatACandidateCouldDo()
    {
        using var worker = await LockedWorker.StartAsync(LayerNames.Seccomp);
        Assert.False(worker.Report.IsFull);
        Assert.Equal(IsolationState.Missing, worker.Layer(LayerNames.Seccomp).State);
        Assert.Equal(IsolationState.Enforced, worker.Layer(LayerNames.Landlock).State);
        Assert.Contains("start a program", worker.Layer(LayerNames.Attempts).Detail, StringComparison.Ordinal);
        Assert.DoesNotContain("read a file", worker.Layer(LayerNames.Attempts).Detail, StringComparison.Ordinal);
    }

    [LinuxFact]
    public async Task Apply_WithoutLandlock_SeccompStillRefusesAllAttempts()
    {
        using var worker = await LockedWorker.StartAsync(LayerNames.Landlock);
        Assert.Equal(["files (Landlock)"], worker.Report.Missing.Select(layer => layer.Name));
        Assert.Equal(IsolationState.Enforced, worker.Layer(LayerNames.Attempts).State);
    }

    [LinuxFact]
    public async Task Apply_WithoutAHeapLimit_SaysSoAndTheDataLimitHolds()
    {
        var start = WorkerLauncher.Describe(LockedWorker.Options(), []);
        start.Environment.Remove("DOTNET_GCHeapHardLimit");
        using var worker = LockedWorker.Greet(await WorkerLauncher.StartAsync(start));
        Assert.Equal(IsolationState.Missing, worker.Layer(LayerNames.Memory).State);
        Assert.Equal("out of memory", worker.Do("exhaust"));
    }

    [LinuxFact]
    public async Task Apply_KernelWithoutLandlockAndSeccomp_SaysSoAndWorks()
    {
        using var worker = await LockedWorker.StartAsync(LockedWorkerProgram.OldKernel);
        Assert.Equal([LayerNames.Landlock, LayerNames.Seccomp, LayerNames.Attempts], worker.Report.Missing.Select(layer => layer.Name));
        Assert.Contains("errno 38", worker.Layer(LayerNames.Landlock).Detail, StringComparison.Ordinal);
        Assert.Contains("errno 38", worker.Layer(LayerNames.Seccomp).Detail, StringComparison.Ordinal);
        Assert.Contains("open a TCP socket", worker.Layer(LayerNames.Attempts).Detail, StringComparison.Ordinal);
        Assert.Equal("20", worker.Do("threads"));
    }

    [LinuxFact]
    public async Task Apply_RootOfAUserNamespace_SaysSoAndWorks()
    {
        string[] wrapper = ["/usr/bin/unshare", "--user", "--map-root-user", "--"];
        if (!await GrantsAsync(wrapper))
        {
            Assert.Skip("This machine does not let users have namespaces.");
        }

        using var worker = await LockedWorker.StartBehindAsync(wrapper);
        Assert.Equal([LayerNames.Privileges], worker.Report.Missing.Select(layer => layer.Name));
        Assert.Contains("could not become user 65534", worker.Layer(LayerNames.Privileges).Detail, StringComparison.Ordinal);
        Assert.Equal(IsolationState.Covered, worker.Layer(LayerNames.Namespaces).State);
        Assert.Equal("20", worker.Do("threads"));
    }

    [LinuxFact]
    public async Task Take_InheritedDescriptor_IsClosed()
    {
        using var worker = await LockedWorker.StartBehindAsync(["/bin/sh", "-c", "exec 7>/dev/full; exec \"$@\"", "sh"]);
        Assert.Equal(IsolationState.Enforced, worker.Layer(LayerNames.Descriptors).State);
    }

    /// <summary>What makes a worker an ordinary user's, who must be able to read where the tests lie.</summary>
    private static async Task<string[]> OrdinaryUserAsync()
    {
        if (!Environment.IsPrivilegedProcess)
        {
            return [];
        }

        foreach (var path in (string[])[typeof(LockedWorker).Assembly.Location, System.Runtime.InteropServices.RuntimeEnvironment.GetRuntimeDirectory()])
        {
            Assert.SkipUnless(await SucceedsAsync([.. AsNobody, "/usr/bin/test", "-r", path]), $"An ordinary user cannot read '{path}', so none can run the test program.");
        }

        return AsNobody;
    }

    private static Task<bool> GrantsAsync(string[] wrapper) => SucceedsAsync([.. wrapper, "/bin/true"]);

    private static async Task<bool> SucceedsAsync(string[] command)
    {
        using var process = System.Diagnostics.Process.Start(command[0], command[1..]);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        return process.ExitCode == 0;
    }

    private static string Text(LockedWorker worker) =>
        string.Join("\n", worker.Report.Layers.Select(layer => $"{layer.Name}: {layer.State}: {layer.Detail}"));
}
