using Microsoft.Extensions.Time.Testing;

namespace EvoLLM.Evolver.Tests;

public sealed class JournalTests : IDisposable
{
    /// <summary>A device of Linux on which every write fails for lack of space.</summary>
    private const string FullDisk = "/dev/full";

    private readonly StoredRun _run = new();

    public void Dispose() => _run.Dispose();

    [Fact]
    public async Task Append_DiskIsFull_FailsWithOneClearLineNowAndLater()
    {
        Assert.SkipUnless(File.Exists(FullDisk), $"This system has no {FullDisk}.");
        var reported = 0;
        await using var journal = new Journal(
            new FileStream(FullDisk, FileMode.Open, FileAccess.Write, FileShare.ReadWrite, bufferSize: 0),
            _ => reported++,
            new StoreOptions());
        for (var attempt = 0; attempt < 3; attempt++)
        {
            var error = await Assert.ThrowsAsync<StoreException>(
                async () => await journal.AppendAsync(new ProposalEntry(StoredRun.Record(attempt)), TestContext.Current.CancellationToken));
            Assert.Contains("No space left on device", error.Message, StringComparison.Ordinal);
            Assert.Contains("evollm resume", error.Message, StringComparison.Ordinal);
            Assert.DoesNotContain('\n', error.Message);
        }

        Assert.Equal(0, reported);
    }

    [Fact]
    public async Task Append_ManyAppenders_ShareFlushes()
    {
        const int appenders = 200, times = 10;
        var flushes = 0;
        await using (var journal = Open(new StoreOptions(), _ => flushes++))
        {
            await Task.WhenAll(Enumerable.Range(0, appenders).Select(async _ =>
            {
                for (var time = 0; time < times; time++)
                {
                    await journal.AppendAsync(new ProposalEntry(StoredRun.Record(time)), TestContext.Current.CancellationToken);
                }
            }));
        }

        Assert.InRange(flushes, times, appenders * times / 10);
        Assert.Equal(appenders * times, (await File.ReadAllLinesAsync(_run.Journal, TestContext.Current.CancellationToken)).Length);
    }

    [Fact]
    public async Task Append_Alone_NeverWaitsForOthers()
    {
        // This clock stands still: whoever waited by it would wait forever.
        await using var journal = Open(new StoreOptions { CommitDelay = TimeSpan.FromSeconds(1), Time = new FakeTimeProvider() });
        for (var id = 0; id < 20; id++)
        {
            await journal.AppendAsync(new ProposalEntry(StoredRun.Record(id)), TestContext.Current.CancellationToken);
        }
    }

    [Fact]
    public async Task Append_AfterOthersInAGroup_WaitsForNoLongerThanTheDelay()
    {
        var time = new FakeTimeProvider();
        await using var journal = Open(new StoreOptions { CommitDelay = TimeSpan.FromMilliseconds(5), Time = time });
        for (var round = 0; round < 5; round++)
        {
            var together = Task.WhenAll(Enumerable.Range(0, 50).Select(id => journal.AppendAsync(new ProposalEntry(StoredRun.Record(id)), TestContext.Current.CancellationToken).AsTask()));
            await AdvanceUntilAsync(time, together);
            await AdvanceUntilAsync(time, journal.AppendAsync(new ProposalEntry(StoredRun.Record(0)), TestContext.Current.CancellationToken).AsTask());
        }
    }

    [Fact]
    public async Task Dispose_WhileWaitingForOthers_WritesWhatIsQueued()
    {
        var journal = Open(new StoreOptions { CommitDelay = TimeSpan.FromSeconds(1), Time = new FakeTimeProvider() });
        var appends = Enumerable.Range(0, 500).Select(id => journal.AppendAsync(new ProposalEntry(StoredRun.Record(id)), TestContext.Current.CancellationToken).AsTask()).ToList();
        await journal.DisposeAsync();
        await Task.WhenAll(appends);
        Assert.Equal(500, (await File.ReadAllLinesAsync(_run.Journal, TestContext.Current.CancellationToken)).Length);
    }

    [Fact]
    public async Task Append_QueueIsFull_WaitsAndKeepsTheOrder()
    {
        await using (var store = await RunStore.CreateAsync(_run.Folder, StoredRun.Header, new StoreOptions { QueueLimit = 3 }, TestContext.Current.CancellationToken))
        {
            await Task.WhenAll(Enumerable.Range(0, 1000).Select(id => store.AppendAsync(StoredRun.Record(id), TestContext.Current.CancellationToken).AsTask()));
        }

        using var reader = RunReader.Open(_run.Folder);
        Assert.Equal(Enumerable.Range(0, 1000), reader.Proposals().Select(record => record.Id.Value));
    }

    [Theory]
    [InlineData(-1, 10)]
    [InlineData(1001, 10)]
    [InlineData(1, 0)]
    [InlineData(1, 100_000)]
    public async Task Create_OptionsOutOfRange_SaysWhichAndMakesNothing(int milliseconds, int queue)
    {
        var options = new StoreOptions { CommitDelay = TimeSpan.FromMilliseconds(milliseconds), QueueLimit = queue };
        var folder = Path.Combine(_run.Folder, "new");
        var error = await Assert.ThrowsAsync<ArgumentException>(async () => await RunStore.CreateAsync(folder, StoredRun.Header, options, TestContext.Current.CancellationToken));
        Assert.Contains("it must be", error.Message, StringComparison.Ordinal);
        Assert.False(Path.Exists(folder));
    }

    private Journal Open(StoreOptions options, Action<long>? onDurable = null) =>
        new(new FileStream(_run.Journal, FileMode.Create, FileAccess.Write, FileShare.Read, bufferSize: 0), onDurable ?? (_ => { }), options);

    private static async Task AdvanceUntilAsync(FakeTimeProvider time, Task task)
    {
        while (!task.IsCompleted)
        {
            time.Advance(TimeSpan.FromMilliseconds(5));
            await Task.Yield();
        }

        await task;
    }
}
