using System.Diagnostics;
using System.Globalization;

namespace EvoLLM.Benchmarks;

/// <summary>The processes that this one started, as Linux counts them.</summary>
internal static class ChildProcesses
{
    /// <summary>Processor time of all of them together, with this one and those that have ended, but without one; <see langword="null"/> where it cannot be told.</summary>
    /// <param name="but">The one that does not count; it has not ended.</param>
    public static TimeSpan? WholeProcessorTime(int but)
    {
        if (ProcessorTime() is not { } living)
        {
            return null;
        }

        using var other = Process.GetProcessById(but);
        var fields = Stat("self");
        return living + Ticks(fields[11]) + Ticks(fields[12]) + Ticks(fields[13]) + Ticks(fields[14]) - other.TotalProcessorTime;
    }

    /// <summary>Processor time of all of them together; <see langword="null"/> where it cannot be told.</summary>
    public static TimeSpan? ProcessorTime()
    {
        if (!OperatingSystem.IsLinux())
        {
            return null;
        }

        var sum = TimeSpan.Zero;
        foreach (var process in Process.GetProcesses())
        {
            using (process)
            {
                sum += IsOurs(process.Id) ? process.TotalProcessorTime : TimeSpan.Zero;
            }
        }

        return sum;
    }

    private static bool IsOurs(int id)
    {
        try
        {
            return Stat(id.ToString(CultureInfo.InvariantCulture))[1] == Environment.ProcessId.ToString(CultureInfo.InvariantCulture);
        }
        catch (IOException)
        {
            return false;
        }
    }

    /// <summary>The fields of <c>/proc/ID/stat</c> from the third on; the second is a name in brackets, which may hold anything. Its 14th to 17th are times.</summary>
    private static string[] Stat(string id)
    {
        var text = File.ReadAllText($"/proc/{id}/stat");
        return text[(text.LastIndexOf(')') + 2)..].Split(' ');
    }

    /// <summary>Linux counts in hundredths of a second.</summary>
    private static TimeSpan Ticks(string field) => TimeSpan.FromMilliseconds(10 * long.Parse(field, CultureInfo.InvariantCulture));
}
