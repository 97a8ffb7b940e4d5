using System.Diagnostics;
using System.Globalization;
using System.Text;

namespace EvoLLM.Sandbox.Tests;

/// <summary>The worker's side of <see cref="LockedWorker"/>: locks itself down, then does what it is told, a line at a time, each on a thread of its own.</summary>
internal static class LockedWorkerProgram
{
    /// <summary>Instead of layers to leave out: the kernel knows neither Landlock nor seccomp.</summary>
    public const string OldKernel = "old-kernel";

    private const int StackBytes = 16 << 20;

    /// <summary>Arguments: the managed heap in bytes, then the layers to leave out; "none" leaves all out.</summary>
    public static int Run(string[] args)
    {
        var (input, output) = PrivateDescriptors.Take();
        using var reader = new BinaryReader(input, Encoding.UTF8);
        using var writer = new BinaryWriter(output, Encoding.UTF8);
        Deeds.Warm();
        if (args is [_, OldKernel])
        {
            Privileges.ForbidNew();
            Seccomp.Install(PretendOldKernel());
        }

        var start = Stopwatch.GetTimestamp();
        var skip = args is [_, "none"] ? [] : args[1..];
        var report = args is [_, "none"]
            ? new IsolationReport([])
            : Lockdown.Apply(new LockdownOptions { MemoryBytes = long.Parse(args[0], CultureInfo.InvariantCulture), Skip = skip.ToHashSet() });
        writer.Write(Stopwatch.GetElapsedTime(start).TotalMilliseconds);
        report.Write(writer);
        writer.Flush();
        while (Next(reader) is { } command)
        {
            var argument = reader.ReadBytes(reader.ReadInt32());
            var answer = "";
            var thread = new Thread(() => answer = Do(command, argument), StackBytes);
            thread.Start();
            thread.Join();
            writer.Write(answer);
            writer.Flush();
        }

        return 0;
    }

    private static FilterInstruction[] PretendOldKernel()
    {
        SystemCall[] unknown = [SystemCall.Seccomp, SystemCall.LandlockCreateRuleset];
        return
        [
            .. Filter.LoadNumber(),
            .. unknown.SelectMany(call => Filter.IfEqual((uint)SystemCallTable.Number(call)!, Filter.Return(Filter.Fail(Errno.NoSuchCall)))),
            .. Filter.Return(Filter.Allow),
        ];
    }

    private static string? Next(BinaryReader reader)
    {
        try
        {
            return reader.ReadString();
        }
        catch (EndOfStreamException)
        {
            return null;
        }
    }

    private static string Do(string command, byte[] argument)
    {
        try
        {
            return Deeds.All[command](argument);
        }
        catch (Exception exception)
        {
            return $"{exception.GetType().Name}: {exception.Message}";
        }
    }
}
