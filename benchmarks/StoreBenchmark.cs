using System.Diagnostics;
using System.Globalization;
using EvoLLM.Evolver;

namespace EvoLLM.Benchmarks;

/// <summary>What it costs to keep a run: appends, the database behind them, opening, room and memory, each beside its reference.</summary>
internal static class StoreBenchmark
{
    private const int Appenders = 512;
    private const int Alone = 1000;
    private const int Full = 100_000;
    private const int Few = 100;
    private const int Window = 2000;
    private const int Times = 7;

    public static async Task RunAsync(string? parent)
    {
        var folder = Path.Combine(parent ?? Path.GetTempPath(), "evollm-store-" + Guid.NewGuid().ToString("N"));
        try
        {
            await AppendAsync(Path.Combine(folder, "warm-up"), 20_000).ConfigureAwait(false);
            await ThroughputAsync(Path.Combine(folder, "alone"), Path.Combine(folder, "together")).ConfigureAwait(false);
            await PacedAsync(Path.Combine(folder, "paced")).ConfigureAwait(false);
            var run = Path.Combine(folder, "full");
            await CostAsync(run).ConfigureAwait(false);
            await OpeningAsync(run).ConfigureAwait(false);
            Scan(run);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static async Task ThroughputAsync(string alone, string together)
    {
        double single, grouped;
        await using (var store = await RunStore.CreateAsync(alone, MadeUpRun.Header, CancellationToken.None).ConfigureAwait(false))
        {
            single = Alone / await TimeAsync(() => AppendAsync(store, Alone, appenders: 1)).ConfigureAwait(false);
        }

        await using (var store = await RunStore.CreateAsync(together, MadeUpRun.Header, CancellationToken.None).ConfigureAwait(false))
        {
            var cpu = Process.GetCurrentProcess().TotalProcessorTime;
            grouped = 50_000 / await TimeAsync(() => AppendAsync(store, 50_000, Appenders)).ConfigureAwait(false);
            Print($"durable adds of 3 kB, {Appenders} appenders:   {grouped,9:N0}/s, {(Process.GetCurrentProcess().TotalProcessorTime - cpu).TotalMicroseconds / 50_000:F0} us of processor time each, making them included");
        }

        Print($"the same with a flush for each:        {single,9:N0}/s; together {grouped / single:F1} times as many");
    }

    /// <summary>A load that the database must follow: what it has not taken in by the end is taken in while the run is closed.</summary>
    private static async Task PacedAsync(string folder)
    {
        const int rate = 2000, seconds = 10;
        var store = await RunStore.CreateAsync(folder, MadeUpRun.Header, CancellationToken.None).ConfigureAwait(false);
        var clock = Stopwatch.StartNew();
        for (var tenth = 1; tenth <= 10 * seconds; tenth++)
        {
            await AppendAsync(store, tenth * rate / 10, Appenders).ConfigureAwait(false);
            var left = TimeSpan.FromMilliseconds(100 * tenth) - clock.Elapsed;
            await Task.Delay(left > TimeSpan.Zero ? left : TimeSpan.Zero).ConfigureAwait(false);
        }

        var took = clock.Elapsed.TotalSeconds;
        var closing = await TimeAsync(async () => await store.DisposeAsync().ConfigureAwait(false)).ConfigureAwait(false);
        Print($"{rate:N0} adds/s for {seconds} s:               took {took:F1} s; then the database was up to date and closed after {1000 * closing:F0} ms");
    }

    private static async Task CostAsync(string folder)
    {
        var few = new List<Cost>();
        for (var time = 0; time < Times; time++)
        {
            await using var store = await RunStore.CreateAsync($"{folder}-{time}", MadeUpRun.Header, CancellationToken.None).ConfigureAwait(false);
            few.Add(await CostAsync(store, Few).ConfigureAwait(false));
        }

        await using var full = await RunStore.CreateAsync(folder, MadeUpRun.Header, CancellationToken.None).ConfigureAwait(false);
        foreach (var mark in new[] { Few, 1000, 10_000, Full })
        {
            var costs = mark == Few ? few : [];
            while (costs.Count < Times)
            {
                costs.Add(await CostAsync(full, mark).ConfigureAwait(false));
            }

            Print($"cost of an add at {mark,7:N0} stored:        {Wall(costs),9:F1} us, {Wall(costs) / Wall(few):F2} of that at {Few}; {Processor(costs):F1} us of processor time, {Processor(costs) / Processor(few):F2}");
        }

        static double Wall(List<Cost> costs) => costs.Select(cost => cost.Wall).Order().ElementAt(Times / 2);

        static double Processor(List<Cost> costs) => costs.Average(cost => cost.Processor);
    }

    /// <summary>What an add costs a store that holds so many, or some more.</summary>
    private static async Task<Cost> CostAsync(RunStore store, int stored)
    {
        await AppendAsync(store, stored, Appenders).ConfigureAwait(false);
        var before = Process.GetCurrentProcess().TotalProcessorTime;
        var wall = await TimeAsync(() => AppendAsync(store, store.Count + Window, Appenders)).ConfigureAwait(false);
        return new Cost(wall * 1e6 / Window, (Process.GetCurrentProcess().TotalProcessorTime - before).TotalMicroseconds / Window);
    }

    private static async Task OpeningAsync(string folder)
    {
        var database = Path.Combine(folder, "run.db");
        using (RunReader.Open(folder))
        {
            // Brings the database up to date.
        }

        RunStore store = null!;
        var opening = await TimeAsync(async () => store = await RunStore.OpenAsync(folder, CancellationToken.None).ConfigureAwait(false)).ConfigureAwait(false);
        Print($"opening a run of {store.Count,7:N0} to go on:     {opening,9:F2} s, every line verified");
        Print($"reading its history:                   {Time(() => Consume(store.Proposals())),9:F2} s");
        Print($"a reader beside the writer:            {Time(() => RunReader.Open(folder).Dispose()),9:F2} s, from the journal alone");
        await store.DisposeAsync().ConfigureAwait(false);
        Print($"a reader of the closed run:            {Time(() => RunReader.Open(folder).Dispose()),9:F3} s");
        File.Delete(database);
        var rebuilding = Time(() => RunReader.Open(folder).Dispose());
        Print($"a reader that makes the database anew: {rebuilding,9:F2} s, {store.Count / rebuilding:N0} candidates/s into LiteDB");
        using var reader = RunReader.Open(folder);
        Print($"the ten best:                          {1000 * Time(() => reader.Best(10)),9:F0} ms");
        Print($"all {reader.Elites().Count:N0} elites:                      {1000 * Time(() => reader.Elites()),9:F0} ms");
        Print($"one candidate:                         {1000 * Time(() => reader.Find(new CandidateId(Full / 2))),9:F1} ms");
        Print($"bytes a candidate:                     {(double)new FileInfo(Path.Combine(folder, "journal.jsonl")).Length / store.Count,9:N0} in the journal, {(double)new FileInfo(database).Length / store.Count:N0} in the database, {MadeUpRun.Record(Full / 2).Source!.Length:N0} of source");
    }

    private static void Scan(string folder)
    {
        using var reader = RunReader.Open(folder);
        GC.Collect();
        var before = Environment.WorkingSet >> 20;
        Consume(reader.Proposals());
        RunExport.Write(reader, TextWriter.Null);
        var after = Environment.WorkingSet >> 20;
        GC.Collect();
        Print($"memory before and after a full scan:   {before,9:N0} and {after:N0} MB, {Environment.WorkingSet >> 20:N0} MB after a collection");
    }

    private static async Task AppendAsync(string folder, int count)
    {
        await using var store = await RunStore.CreateAsync(folder, MadeUpRun.Header, CancellationToken.None).ConfigureAwait(false);
        await AppendAsync(store, count, Appenders).ConfigureAwait(false);
    }

    /// <summary>Appends until the store has so many, each appender waiting for its own before it makes another.</summary>
    private static async Task AppendAsync(RunStore store, int count, int appenders)
    {
        var order = new Lock();
        await Task.WhenAll(Enumerable.Range(0, appenders).Select(_ => Task.Run(async () =>
        {
            while (true)
            {
                ValueTask appending;
                lock (order)
                {
                    if (store.Count >= count)
                    {
                        return;
                    }

                    appending = store.AppendAsync(MadeUpRun.Record(store.Count), CancellationToken.None);
                }

                await appending.ConfigureAwait(false);
            }
        }))).ConfigureAwait(false);
    }

    private static int Consume(IEnumerable<ProposalRecord> records) => records.Count();

    private static double Time(Action work)
    {
        var clock = Stopwatch.StartNew();
        work();
        return clock.Elapsed.TotalSeconds;
    }

    private static async Task<double> TimeAsync(Func<Task> work)
    {
        var clock = Stopwatch.StartNew();
        await work().ConfigureAwait(false);
        return clock.Elapsed.TotalSeconds;
    }

    /// <summary>Microseconds for an add.</summary>
    private sealed record Cost(double Wall, double Processor);

    private static void Print(FormattableString line) => Console.WriteLine(line.ToString(CultureInfo.InvariantCulture));
}
