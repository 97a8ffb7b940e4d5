using System.Collections.Concurrent;
using System.Runtime.InteropServices;

namespace EvoLLM.Sandbox;

/// <summary>
/// The worker's side: makes itself ready, locks itself down, then answers one request after the other. The reading
/// thread ends the process when the host is gone, whatever a candidate is doing.
/// </summary>
internal static class WorkerProgram
{
    // Deep sources are the compiler's to take; candidates are stopped by depth long before.
    private const int CompileStackBytes = 256 << 20;
    private const int RunStackBytes = 16 << 20;

    public static int Run()
    {
        var (input, output) = PrivateDescriptors.Take();

        // Ctrl-C goes to the whole group of processes; when a worker ends is for its host to say.
        using var interrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, signal => signal.Cancel = true);
        using var quit = PosixSignalRegistration.Create(PosixSignal.SIGQUIT, signal => signal.Cancel = true);
        if (Frame.Read(input) is not { } hello)
        {
            return 0;
        }

        if (Start(hello, output) is not var (service, role))
        {
            return 1;
        }

        using var requests = new BlockingCollection<byte[]>(boundedCapacity: 1);
        var thread = new Thread(() => Serve(service, requests, output), role == WorkerRole.Compile ? CompileStackBytes : RunStackBytes)
        {
            IsBackground = true,
            Name = "candidate",
        };
        thread.Start();
        while (Frame.Read(input) is { } request)
        {
            requests.Add(request);
        }

        return 0;
    }

    private static (IWorkerService Service, WorkerRole Role)? Start(byte[] hello, Stream output)
    {
        using var fields = Frame.Open(hello);
        try
        {
            if (fields.ReadString() != Frame.Build)
            {
                throw new SandboxException("the worker program was built anew since this program was started; start it again.");
            }

            var role = (WorkerRole)fields.ReadByte();
            var lockdown = LockdownOptions.Read(fields);
            IWorkerService service = role == WorkerRole.Compile ? CompileService.Create(fields) : RunService.Create(fields);
            service.WarmUp();
            var report = Lockdown.Apply(lockdown);
            output.Write(Frame.Pack(ready =>
            {
                ready.Write("");
                report.Write(ready);
            }));
            return (service, role);
        }
        catch (Exception exception)
        {
            output.Write(Frame.Pack(failed => failed.Write(exception.Message)));
            return null;
        }
    }

    private static void Serve(IWorkerService service, BlockingCollection<byte[]> requests, Stream output)
    {
        foreach (var request in requests.GetConsumingEnumerable())
        {
            using var fields = Frame.Open(request);
            output.Write(Frame.Pack(answer => service.Answer(fields, answer)));
        }
    }
}
