using System.Diagnostics;
using System.Globalization;

namespace EvoLLM.Benchmarks;

/// <summary>Wall times of the same work, in milliseconds.</summary>
internal sealed class Timings(string name)
{
    private readonly List<double> _milliseconds = [];

    public double Median => Quantile(0.5);

    public async Task MeasureAsync(Func<Task> work)
    {
        var start = Stopwatch.GetTimestamp();
        await work().ConfigureAwait(false);
        _milliseconds.Add(Stopwatch.GetElapsedTime(start).TotalMilliseconds);
    }

    public void Print(string note = "") => Console.WriteLine(string.Create(
        CultureInfo.InvariantCulture,
        $"{name,-46} {Median,8:F2} ms  p99 {Quantile(0.99),8:F2} ms  ({_milliseconds.Count} times){note}"));

    private double Quantile(double q)
    {
        var sorted = _milliseconds.Order().ToList();
        return sorted[(int)Math.Min(sorted.Count - 1, q * sorted.Count)];
    }
}
