using System.ComponentModel;
using System.Diagnostics;

namespace EvoLLM.Sandbox;

/// <summary>Processor time, that of a program and that of the system for it together. Several threads use more of it than time passes.</summary>
public static class ProcessorTime
{
    /// <summary>The clock of the calling thread; see <c>clock_gettime(2)</c>.</summary>
    private const int ThreadClock = 3;

    /// <summary>Says how much the calling thread used for some work; where the system does not tell, the time that passed.</summary>
    /// <param name="work">The work, done on this thread alone.</param>
    /// <param name="used">What it used.</param>
    public static T Measure<T>(Func<T> work, out TimeSpan used)
    {
        ArgumentNullException.ThrowIfNull(work);
        var (start, before) = (Stopwatch.GetTimestamp(), Read(ThreadClock));
        var result = work();
        used = Read(ThreadClock) - before ?? Stopwatch.GetElapsedTime(start);
        return result;
    }

    /// <summary>What a process has used since it began; <see langword="null"/> where it is gone.</summary>
    internal static TimeSpan? Of(Process process) => OperatingSystem.IsLinux() ? Read(ClockOf(process.Id)) : Ask(process);

    // The kernel's number for the clock of a process, to the nanosecond; /proc counts in hundredths of a second.
    private static int ClockOf(int process) => (~process << 3) | 2;

    private static TimeSpan? Read(int clock)
    {
        if (!OperatingSystem.IsLinux())
        {
            return null;
        }

        // Seconds and nanoseconds, 64 bits each.
        var words = new uint[4];
        return Native.ReadBack(Kernel.Number(SystemCall.ClockGetTime), clock, words) == 0
            ? TimeSpan.FromSeconds(words[0]) + TimeSpan.FromMicroseconds(words[2] / 1000.0)
            : null;
    }

    private static TimeSpan? Ask(Process process)
    {
        try
        {
            process.Refresh();
            return process.TotalProcessorTime;
        }
        catch (Exception exception) when (exception is InvalidOperationException or NotSupportedException or Win32Exception)
        {
            return null;
        }
    }
}
