using System.Diagnostics;
using System.Globalization;
using EvoLLM.Evolver;

namespace EvoLLM.Benchmarks;

/// <summary>Kills a process that writes a run at full load, again and again: nothing acknowledged may be lost, and every run must open.</summary>
internal static class StoreCrashBenchmark
{
    private const int KillsPerRun = 5;
    private const int LongestMilliseconds = 1000;

    public static async Task RunAsync(int kills)
    {
        var random = new SeededRandom(1, "kills", 0);
        var (proposals, acknowledged) = (0, 0);
        for (var kill = 0; kill < kills;)
        {
            var folder = Directory.CreateTempSubdirectory("evollm-crash-").FullName;
            try
            {
                for (var again = 0; again < KillsPerRun && kill < kills; again++, kill++)
                {
                    using var writer = await StoreWriter.StartAsync(Writer(folder)).ConfigureAwait(false);
                    await StoreWriter.KillAfterAsync(writer, TimeSpan.FromMilliseconds(random.Next(LongestMilliseconds))).ConfigureAwait(false);
                    var stored = await StoreWriter.CheckAsync(folder).ConfigureAwait(false);
                    Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"kill {kill + 1,3}: {StoreWriter.Acknowledged(folder),7} acknowledged, {stored,7} in the run, all as they were given"));
                }

                acknowledged += StoreWriter.Acknowledged(folder);
                proposals += await StoreWriter.CheckAsync(folder).ConfigureAwait(false);
            }
            finally
            {
                Directory.Delete(folder, recursive: true);
            }
        }

        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{kills} kills, {acknowledged:N0} proposals acknowledged, {proposals:N0} stored: none lost, every run opened"));
    }

    private static ProcessStartInfo Writer(string folder) =>
        new("dotnet", [typeof(StoreCrashBenchmark).Assembly.Location, "store-writer", folder]);
}
