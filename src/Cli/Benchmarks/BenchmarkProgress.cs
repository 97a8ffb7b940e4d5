namespace EvoLLM.Cli;

/// <summary>Says every few seconds how far a long benchmark is, beside its results: on the error stream.</summary>
internal static class BenchmarkProgress
{
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(5);

    public static async Task<T> ShowAsync<T>(CliContext context, BenchmarkWork work, Task<T> result)
    {
        var start = context.Time.GetTimestamp();
        using var timer = new PeriodicTimer(Interval, context.Time);
        while (await Task.WhenAny(result, timer.WaitForNextTickAsync(CancellationToken.None).AsTask()).ConfigureAwait(false) != result)
        {
            var done = work.Done;
            var left = done > 0 ? $", about {Figures.Duration(context.Time.GetElapsedTime(start) * ((work.Total - done) / (double)done))} left" : "";
            context.Error.WriteLine($"{Figures.Count(done)} of {Figures.Count(work.Total)} instances judged{left}");
        }

        return await result.ConfigureAwait(false);
    }
}
