using System.Diagnostics;
using System.Globalization;

namespace EvoLLM.Benchmarks;

/// <summary>The processes that this one started, as Linux counts them.</summary>
internal static class ChildProcesses
{
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

    /// <summary>The fourth field of <c>/proc/ID/stat</c> is the parent; the second is a name in brackets, which may hold anything.</summary>
    private static bool IsOurs(int id)
    {
        try
        {
            var text = File.ReadAllText($"/proc/{id}/stat");
            return text[(text.LastIndexOf(')') + 2)..].Split(' ')[1] == Environment.ProcessId.ToString(CultureInfo.InvariantCulture);
        }
        catch (IOException)
        {
            return false;
        }
    }
}
