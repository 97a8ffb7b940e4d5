using System.Diagnostics;

namespace EvoLLM.Sandbox.Tests;

public sealed class ProcessorTimeTests
{
    [Fact]
    public void Of_ThisProcess_IsWhatTheRuntimeSays()
    {
        using var process = Process.GetCurrentProcess();
        process.Refresh();
        var before = process.TotalProcessorTime;
        var used = ProcessorTime.Of(process)!.Value;
        process.Refresh();

        // The runtime reads hundredths of a second.
        Assert.InRange(used, before - TimeSpan.FromMilliseconds(20), process.TotalProcessorTime + TimeSpan.FromMilliseconds(20));
    }

    [Fact]
    public async Task Of_ProcessThatIsGone_IsNothing()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "The program 'true' is that of Linux.");
        using var process = Process.Start("true");
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        Assert.Null(ProcessorTime.Of(process));
    }

    [Fact]
    public void Measure_Work_GivesItsResultAndCountsThisThreadAlone()
    {
        var start = Stopwatch.GetTimestamp();
        var sum = ProcessorTime.Measure(() => Enumerable.Range(0, 20_000_000).Sum(i => (long)i), out var used);
        Assert.Equal(199_999_990_000_000, sum);
        Assert.InRange(used, TimeSpan.FromTicks(1), Stopwatch.GetElapsedTime(start));

        // Whoever waits for others uses next to nothing.
        using var other = new ManualResetEventSlim();
        var worker = new Thread(() =>
        {
            for (var i = 0; i < 200_000_000; i++)
            {
            }

            other.Set();
        });
        ProcessorTime.Measure(() =>
        {
            worker.Start();
            other.Wait(TestContext.Current.CancellationToken);
            return 0;
        }, out var waited);
        Assert.InRange(waited, TimeSpan.Zero, TimeSpan.FromMilliseconds(50));
    }
}
