using System.Diagnostics;

namespace EvoLLM.Sandbox.Tests;

/// <summary>What works in a locked-down worker, what does not, and that it ends with its host.</summary>
public sealed class LockedWorkerTests
{
    // Numbers of x64, each with arguments that would be granted to a process that nothing holds.
    public static TheoryData<string, long, long[]> ForbiddenCalls => new()
    {
        { "tkill", 200, [1, 0] },
        { "kill itself", 62, [0, 0] },
        { "tgkill of another", 234, [1, 1, 0] },
        { "dup", 32, [0] },
        { "fcntl", 72, [0, 0, 0] },
        { "pipe", 22, [0] },
        { "eventfd2", 290, [0, 0] },
        { "epoll_create1", 291, [0] },
        { "memfd_create", 319, [0, 0] },
        { "io_uring_setup", 425, [1, 0] },
        { "bpf", 321, [0, 0, 0] },
        { "userfaultfd", 323, [1] },
        { "perf_event_open", 298, [0, 0, -1, -1, 0] },
        { "pidfd_open", 434, [1, 0] },
        { "process_vm_readv", 310, [1, 0, 0, 0, 0] },
        { "process_vm_writev", 311, [1, 0, 0, 0, 0] },
        { "mount", 165, [0, 0, 0, 0, 0] },
        { "unshare", 272, [0] },
        { "setns", 308, [0, 0] },
        { "chdir", 80, [0] },
        { "unlink", 87, [0] },
        { "rename", 82, [0, 0] },
        { "stat", 4, [0, 0] },
        { "newfstatat", 262, [-100, 0, 0, 0] },
        { "readlink", 89, [0, 0, 0] },
        { "getdents64", 217, [0, 0, 0] },
        { "open_by_handle_at", 304, [0, 0, 0] },
        { "openat2", 437, [-100, 0, 0, 0] },
        { "creat", 85, [0, 0] },
        { "connect", 42, [0, 0, 0] },
        { "socketpair", 53, [1, 1, 0, 0] },
        { "sendto", 44, [0, 0, 0, 0, 0] },
        { "ioctl", 16, [0, 0x5401, 0] },
        { "fork", 57, [] },
        { "vfork", 58, [] },
        { "clone of a process", 56, [17] },
        { "clone into a user namespace", 56, [0x10000000 | 0x10000] },
        { "execve", 59, [0, 0, 0] },
        { "execveat", 322, [-100, 0, 0, 0, 0] },
        { "ptrace", 101, [0, 0, 0, 0] },
        { "setuid", 105, [0] },
        { "setpgid", 109, [0, 0] },
        { "setpriority", 141, [0, 0, 19] },
        { "sched_setscheduler", 144, [0, 0, 0] },
        { "sched_setaffinity of another", 203, [1, 8, 0] },
        { "prctl, dumpable", 157, [4, 1] },
        { "prctl, parent's death", 157, [1, 0] },
        { "prctl, seccomp", 157, [22, 1] },
        { "prlimit of another", 302, [1, 7, 0, 0] },
        { "setrlimit", 160, [7, 0] },
        { "shmget", 29, [0, 4096, 0x3ff] },
        { "keyctl", 250, [0, 0] },
        { "seccomp", 317, [1, 0, 0] },
        { "landlock", 444, [0, 0, 1] },
        { "uname", 63, [0] },
        { "x32 read", 0x40000000, [0, 0, 0] },
    };

    [LinuxFact]
    public async Task Call_NotOnTheList_IsRefusedAndTheWorkerLives()
    {
        SkipUnlessX64();
        using var worker = await LockedWorker.StartAsync();
        foreach (var row in ForbiddenCalls)
        {
            var (name, number, arguments) = row.Data;
            Assert.True(worker.Call(number, arguments) == -Errno.NotPermitted, $"{name} was not refused: {worker.Call(number, arguments)}");
        }

        Assert.Equal("3", worker.Do("echo", new byte[3]));
    }

    [LinuxFact]
    public async Task Call_WritingToALimit_IsRefusedThoughReadingIsNot()
    {
        using var worker = await LockedWorker.StartAsync();
        var number = SystemCallTable.Number(SystemCall.PrLimit)!.Value;
        Assert.Equal(-Errno.NotPermitted, worker.Call(number, 0, 7, 8, 0));
        Assert.Equal(-Errno.NotPermitted, worker.Call(number, 0, 7, 1L << 32, 0));
        Assert.Equal(0, worker.Call(number, 0, 7, 0, 0));
    }

    [LinuxFact]
    public async Task Call_WithoutSeccomp_LandlockStillRefusesFilesOnAllButSystemThreads()
    {
        using var worker = await LockedWorker.StartAsync(LayerNames.Seccomp);
        Assert.Equal(0, worker.Call(SystemCallTable.Number(SystemCall.PrLimit)!.Value, 0, 7, 0, 0));
        Assert.DoesNotContain("file", worker.Layer(LayerNames.Attempts).Detail, StringComparison.Ordinal);
    }

    [LinuxFact]
    public async Task Do_WhatTheRuntimeNeeds_WorksUnderAllLayers()
    {
        using var worker = await LockedWorker.StartAsync();
        var image = (await Programs.CompileAsync("return xs.Select(x => x * 2).ToArray();")).Image.ToArray();
        for (var round = 0; round < 3; round++)
        {
            Assert.Equal("20", worker.Do("threads"));
            Assert.Equal("200", worker.Do("collect"));
            Assert.Equal("100", worker.Do("load", image));
            Assert.Equal("done", worker.Do("tier"));
            Assert.Equal("done", worker.Do("sleep"));
            Assert.Equal("out of memory", worker.Do("exhaust"));
            var trace = worker.Do("throw");
            Assert.Contains("DivideByZeroException", trace, StringComparison.Ordinal);
            Assert.Contains("at EvoLLM.Sandbox.Tests.Deeds.Throw()", trace, StringComparison.Ordinal);
        }
    }

    [LinuxFact]
    public async Task Do_EndlessRecursion_EndsTheWorkerWithAReason()
    {
        using var worker = await LockedWorker.StartAsync();
        Assert.Throws<EndOfStreamException>(() => worker.Do("overflow"));
        Assert.Contains("Stack overflow", await worker.Process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
    }

    [LinuxFact]
    public async Task Status_FromOutside_AllThreadsAreUnderTheFilter()
    {
        using var worker = await LockedWorker.StartAsync();
        var tasks = Directory.GetDirectories($"/proc/{worker.Process.Id}/task");
        Assert.True(tasks.Length > 1);
        foreach (var task in tasks)
        {
            var status = await File.ReadAllTextAsync(Path.Combine(task, "status"), TestContext.Current.CancellationToken);
            Assert.Contains("NoNewPrivs:\t1", status, StringComparison.Ordinal);
            Assert.Contains("Seccomp:\t2", status, StringComparison.Ordinal);
            Assert.Contains("CapEff:\t0000000000000000", status, StringComparison.Ordinal);
        }
    }

    [LinuxFact]
    public async Task Environment_OfAWorker_HoldsNothingOfTheHosts()
    {
        Environment.SetEnvironmentVariable("EVOLLM_TEST_KEY", "secret");
        using var worker = await LockedWorker.StartAsync("none");
        var environment = await File.ReadAllTextAsync($"/proc/{worker.Process.Id}/environ", TestContext.Current.CancellationToken);
        Assert.All(environment.Split('\0', StringSplitOptions.RemoveEmptyEntries), variable =>
            Assert.True(variable.StartsWith("DOTNET_", StringComparison.Ordinal) || variable.StartsWith("EVOLLM_HOST", StringComparison.Ordinal), variable));
    }

    [LinuxFact]
    public async Task Host_Killed_TakesABusyWorkerWithIt()
    {
        // A host of its own, which this test can kill, and whose worker never reads its input again.
        var start = WorkerLauncher.Describe(LockedWorker.Options() with { Arguments = [LockedWorker.HostArgument] }, []);
        using var host = await WorkerLauncher.StartAsync(start);
        var worker = int.Parse((await host.StandardOutput.ReadLineAsync(TestContext.Current.CancellationToken))!, System.Globalization.CultureInfo.InvariantCulture);
        Assert.True(Directory.Exists($"/proc/{worker}"));
        host.Kill();
        await host.WaitForExitAsync(TestContext.Current.CancellationToken);
        var limit = Stopwatch.StartNew();
        while (IsRunning(worker) && limit.Elapsed < TimeSpan.FromSeconds(10))
        {
            await Task.Yield();
        }

        Assert.False(IsRunning(worker));
    }

    private static bool IsRunning(int process)
    {
        try
        {
            // A zombie that nobody waits for is dead.
            return !File.ReadAllText($"/proc/{process}/stat").Contains(") Z ", StringComparison.Ordinal);
        }
        catch (IOException)
        {
            return false;
        }
    }

    private static void SkipUnlessX64()
    {
        if (System.Runtime.InteropServices.RuntimeInformation.ProcessArchitecture != System.Runtime.InteropServices.Architecture.X64)
        {
            Assert.Skip("The numbers are those of x64.");
        }
    }
}
