using System.Runtime.InteropServices;

namespace EvoLLM.Sandbox;

/// <summary>Locks a worker down for good, once all that it needs is loaded.</summary>
internal static class Lockdown
{
    /// <summary>
    /// Takes from this process all that a candidate has no use for, then tries whether it is gone. Call it on the main
    /// thread, which must last as long as the process and start the threads that run candidates: Landlock holds for the
    /// thread that asks, its children and the finalizer thread; seccomp for all. No file can be opened afterwards, so
    /// assemblies must be loaded, and native functions called once, before.
    /// </summary>
    /// <returns>What came of it; a layer that was refused is in it as missing, with the reason.</returns>
    public static IsolationReport Apply(LockdownOptions options)
    {
        if (!SystemCallTable.IsKnown)
        {
            var reason = OperatingSystem.IsLinux() ? $"not known for {RuntimeInformation.ProcessArchitecture}" : "Linux only";
            return new IsolationReport([.. LayerNames.All.Select(name => IsolationLayer.Missing(name, reason))]);
        }

        // The order matters: each layer is tried before the next one hides it.
        var before = Attempt.ListFolder.Try();
        var descriptors = ResourceLimits.Descriptors();
        RunAttempts();
        IsolationLayer[] layers =
        [
            Lay(options, LayerNames.Descriptors, OpenDescriptors.Check),
            Lay(options, LayerNames.Memory, () => MemoryLimit.Check(options.MemoryBytes)),
            Lay(options, LayerNames.Namespaces, NamespaceCheck.Check),
            Lay(options, LayerNames.Privileges, Privileges.Drop),
            Lay(options, LayerNames.ParentDeath, ParentDeath.Bind),
            Lay(options, LayerNames.Landlock, () => ForbidFiles(before)),
            Lay(options, LayerNames.Resources, () => LimitResources(options, descriptors)),
            Lay(options, LayerNames.Seccomp, ForbidCalls),
            Lay(options, LayerNames.Attempts, RunAttempts),
        ];
        return new IsolationReport([.. layers.Select(layer => Cover(layer, layers))]);
    }

    private static IsolationLayer Lay(LockdownOptions options, string name, Func<IsolationLayer> lay)
    {
        if (options.Skip.Contains(name))
        {
            return IsolationLayer.Missing(name, "left out on request");
        }

        try
        {
            return lay();
        }
        catch (Exception exception)
        {
            return IsolationLayer.Missing(name, $"{exception.GetType().Name}: {exception.Message}");
        }
    }

    private static IsolationLayer ForbidFiles(int before)
    {
        var refused = Landlock.Restrict() ?? FinalizerThread.Run(Landlock.Restrict);
        if (refused is not null)
        {
            return IsolationLayer.Missing(LayerNames.Landlock, refused);
        }

        if (before != 0)
        {
            return IsolationLayer.Missing(LayerNames.Landlock, "the kernel took the rules, but there was no folder to try them on");
        }

        var held = Attempt.ListFolder.Try() == Errno.AccessDenied
            && OnNewThread(Attempt.ListFolder.Try) == Errno.AccessDenied
            && FinalizerThread.Run(Attempt.ListFolder.Try) == Errno.AccessDenied;
        return held
            ? IsolationLayer.Enforced(LayerNames.Landlock, $"version {Landlock.Version}, on the threads that run candidates and finalizers")
            : IsolationLayer.Missing(LayerNames.Landlock, "the kernel took the rules, but a folder can still be listed");
    }

    private static IsolationLayer LimitResources(LockdownOptions options, int descriptors)
    {
        var data = options.MemoryBytes + options.NativeBytes;
        return ResourceLimits.Set(data, descriptors) is { } refused
            ? IsolationLayer.Missing(LayerNames.Resources, refused)
            : IsolationLayer.Enforced(LayerNames.Resources, $"data {data >> 20} MiB, {descriptors} descriptors, no file growth, no core dumps");
    }

    private static IsolationLayer ForbidCalls()
    {
        if (Seccomp.Install(SystemCallFilter.Build()) is { } refused)
        {
            return IsolationLayer.Missing(LayerNames.Seccomp, refused);
        }

        return Attempt.StartProcess.Try() == Errno.NotPermitted && OnNewThread(Attempt.StartProcess.Try) == Errno.NotPermitted
            ? IsolationLayer.Enforced(LayerNames.Seccomp, "allow-list, on all threads")
            : IsolationLayer.Missing(LayerNames.Seccomp, "the kernel took the filter, but does not apply it");
    }

    private static IsolationLayer RunAttempts()
    {
        var possible = Attempt.All.Where(attempt => !attempt.IsRefused()).Select(attempt => attempt.Name).ToArray();
        return possible.Length == 0
            ? IsolationLayer.Enforced(LayerNames.Attempts, $"{Attempt.All.Count} tried, all refused")
            : IsolationLayer.Missing(LayerNames.Attempts, $"a candidate's process could {string.Join(", ", possible)}");
    }

    /// <summary>Without a network of its own a process that can make no socket has none either.</summary>
    private static IsolationLayer Cover(IsolationLayer layer, IsolationLayer[] layers) =>
        layer is { Name: LayerNames.Namespaces, State: IsolationState.Missing }
        && layers.Any(other => other is { Name: LayerNames.Seccomp, State: IsolationState.Enforced })
            ? layer with { State = IsolationState.Covered }
            : layer;

    private static T? OnNewThread<T>(Func<T> function)
    {
        T? result = default;
        var thread = new Thread(() => result = function());
        thread.Start();
        thread.Join();
        return result;
    }
}
