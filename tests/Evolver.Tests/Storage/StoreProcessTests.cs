using System.Diagnostics;
using EvoLLM.Benchmarks;

namespace EvoLLM.Evolver.Tests;

/// <summary>What another process that writes a run means for it: who looks sees a whole run, and who kills it loses nothing that was acknowledged.</summary>
public sealed class StoreProcessTests : IDisposable
{
    private const string Writer = $"{nameof(EvoLLM)}.{nameof(Evolver)}.{nameof(Tests)}.{nameof(StoreProcessTests)}.{nameof(Write_NobodyKillsIt_HasAllThatWasAcknowledged)}";
    private const string Variable = "EVOLLM_STORE_WRITER";
    private const int Kills = 5;
    private const int Looks = 5;

    private readonly string _folder = Directory.CreateTempSubdirectory("evollm-writer-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task Run_KilledAtFullLoad_HasAllThatWasAcknowledged()
    {
        var random = new SeededRandom(3);
        for (var kill = 0; kill < Kills; kill++)
        {
            using var writer = await StoreWriter.StartAsync(Start());
            await StoreWriter.KillAfterAsync(writer, TimeSpan.FromMilliseconds(random.Next(400)));
            var acknowledged = StoreWriter.Acknowledged(_folder);
            Assert.True(await StoreWriter.CheckAsync(_folder) >= acknowledged);
        }

        Assert.NotEqual(0, StoreWriter.Acknowledged(_folder));
    }

    [Fact]
    public async Task Open_WhileAnotherProcessWrites_SeesAWholeRunThatGrows()
    {
        using var writer = await StoreWriter.StartAsync(Start());
        for (var (look, before) = (0, 0); look < Looks;)
        {
            var acknowledged = StoreWriter.Acknowledged(_folder);
            if (acknowledged <= before)
            {
                await Task.Delay(1, TestContext.Current.CancellationToken);
                continue;
            }

            using var reader = RunReader.Open(StoreWriter.Run(_folder));
            Assert.True(reader.IsLive);
            Assert.InRange(reader.Count, acknowledged, int.MaxValue);
            Assert.Equal(reader.Count, reader.Proposals().Count());
            Assert.Equal(MadeUpRun.Record(reader.Count - 1).Source, reader.Find(new CandidateId(reader.Count - 1))!.Source);
            (before, look) = (acknowledged, look + 1);
        }

        var refused = await Assert.ThrowsAsync<StoreException>(async () => await RunStore.OpenAsync(StoreWriter.Run(_folder), TestContext.Current.CancellationToken));
        Assert.Contains("in use by another process", refused.Message, StringComparison.Ordinal);
        await StoreWriter.KillAfterAsync(writer, TimeSpan.Zero);
        Assert.True(await StoreWriter.CheckAsync(_folder) >= StoreWriter.Acknowledged(_folder));
    }

    /// <summary>Also the process that the others look at and kill: it is told by its environment.</summary>
    [Fact]
    public async Task Write_NobodyKillsIt_HasAllThatWasAcknowledged()
    {
        if (Environment.GetEnvironmentVariable(Variable) is { } folder)
        {
            await StoreWriter.WriteAsync(folder);
        }

        await StoreWriter.WriteAsync(_folder, limit: 300);
        Assert.Equal((300, 300), (StoreWriter.Acknowledged(_folder), await StoreWriter.CheckAsync(_folder)));
    }

    private ProcessStartInfo Start()
    {
        var start = new ProcessStartInfo(Environment.ProcessPath!, ["-method", Writer, "-noLogo", "-noColor"]);
        start.Environment[Variable] = _folder;
        return start;
    }
}
