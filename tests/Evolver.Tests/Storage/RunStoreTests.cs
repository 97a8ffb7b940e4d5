using System.Text.Json;
using System.Text.Json.Serialization;
using FsCheck.Xunit;

namespace EvoLLM.Evolver.Tests;

public sealed class RunStoreTests : IDisposable
{
    private const int Proposals = 12;

    private static readonly JsonSerializerOptions Json = new() { NumberHandling = JsonNumberHandling.AllowNamedFloatingPointLiterals };

    private readonly StoredRun _run = new();

    public void Dispose() => _run.Dispose();

    [Fact]
    public async Task Open_ClosedRun_HasAllThatWasStored()
    {
        await _run.WriteAsync(Proposals);
        using var reader = RunReader.Open(_run.Folder);
        Assert.Equal(Proposals, reader.Count);
        var stored = reader.Proposals().ToList();
        for (var id = 0; id < Proposals; id++)
        {
            Same(StoredRun.Record(id), stored[id]);
            Assert.Equal(StoredRun.Call(id), Assert.Single(reader.Calls(new CandidateId(id))));
        }

        Assert.Equal(2, reader.Statuses[EvaluationStatus.RuntimeFailed]);
        Assert.Equal([11, 10, 8], reader.Best(3).Select(record => record.Id.Value));
        Assert.Equal([10, 11, 2, 3, 5, 6, 7, 8], reader.Elites().Select(record => record.Id.Value));
    }

    [Property(MaxTest = 40)]
    public async Task Open_JournalCutAnywhere_IsAPrefixAndGoesOn(ushort cut, bool withDatabase)
    {
        using var run = new StoredRun();
        await run.WriteAsync(Proposals);
        var whole = run.Export();
        var bytes = await File.ReadAllBytesAsync(run.Journal, TestContext.Current.CancellationToken);
        var header = Array.IndexOf(bytes, (byte)'\n') + 1;
        await File.WriteAllBytesAsync(run.Journal, bytes[..(header + (cut % (bytes.Length - header)))], TestContext.Current.CancellationToken);
        if (!withDatabase)
        {
            File.Delete(run.Database);
        }

        await using (var store = await RunStore.OpenAsync(run.Folder, TestContext.Current.CancellationToken))
        {
            var kept = store.Proposals().ToList();
            Assert.All(kept, record => Same(StoredRun.Record(record.Id.Value), record));
            Assert.Equal(Enumerable.Range(0, kept.Count), kept.Select(record => record.Id.Value));
            await StoredRun.AppendAsync(store, kept.Count, Proposals);
        }

        Assert.Equal(whole, run.Export());
    }

    [Fact]
    public async Task Open_AnswerPaidForBeforeTheCrash_IsFoundAgain()
    {
        await using (var store = await RunStore.CreateAsync(_run.Folder, StoredRun.Header, TestContext.Current.CancellationToken))
        {
            await StoredRun.AppendAsync(store, 0, 3);
            await store.RecordAsync(StoredRun.Call(3), TestContext.Current.CancellationToken);
        }

        await using var again = await RunStore.OpenAsync(_run.Folder, TestContext.Current.CancellationToken);
        Assert.Equal(StoredRun.Call(3), again.Find(new CandidateId(3), 0, "hash3"));
        Assert.Null(again.Find(new CandidateId(3), 0, "other prompt"));
        Assert.Null(again.Find(new CandidateId(2), 0, "hash2"));
    }

    [Theory]
    [InlineData("not a database")]
    [InlineData("")]
    [InlineData(null)]
    public async Task Open_DatabaseDamagedOrGone_IsMadeAnew(string? content)
    {
        await _run.WriteAsync(Proposals);
        var whole = _run.Export();
        File.Delete(_run.Database);
        if (content is not null)
        {
            await File.WriteAllTextAsync(_run.Database, content, TestContext.Current.CancellationToken);
        }

        Assert.Equal(whole, _run.Export());
    }

    [Fact]
    public async Task Open_DatabaseAheadOfTheJournal_IsMadeAnew()
    {
        await _run.WriteAsync(Proposals);
        var ahead = await File.ReadAllBytesAsync(_run.Database, TestContext.Current.CancellationToken);
        using var other = new StoredRun();
        await other.WriteAsync(Proposals / 2);
        await File.WriteAllBytesAsync(other.Database, ahead, TestContext.Current.CancellationToken);
        using var reader = RunReader.Open(other.Folder);
        Assert.Equal(Proposals / 2, reader.Proposals().Count());
    }

    [Fact]
    public async Task Open_ByteChangedInTheMiddle_SaysWhichFileIsDamaged()
    {
        await _run.WriteAsync(Proposals);
        var bytes = await File.ReadAllBytesAsync(_run.Journal, TestContext.Current.CancellationToken);
        bytes[bytes.Length / 2] ^= 1;
        await File.WriteAllBytesAsync(_run.Journal, bytes, TestContext.Current.CancellationToken);
        File.Delete(_run.Database);
        var error = await Assert.ThrowsAsync<StoreException>(async () => await RunStore.OpenAsync(_run.Folder, TestContext.Current.CancellationToken));
        Assert.Contains("journal.jsonl' is damaged", error.Message, StringComparison.Ordinal);
        Assert.Equal(bytes, await File.ReadAllBytesAsync(_run.Journal, TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task Open_OtherFormat_SaysWhichAndTouchesNothing()
    {
        await using (await RunStore.CreateAsync(_run.Folder, StoredRun.Header with { Format = 99 }, TestContext.Current.CancellationToken))
        {
        }

        var before = await File.ReadAllBytesAsync(_run.Journal, TestContext.Current.CancellationToken);
        var error = await Assert.ThrowsAsync<StoreException>(async () => await RunStore.OpenAsync(_run.Folder, TestContext.Current.CancellationToken));
        Assert.Contains("format 99", error.Message, StringComparison.Ordinal);
        Assert.Contains("format 99", Assert.Throws<StoreException>(() => RunReader.Open(_run.Folder)).Message, StringComparison.Ordinal);
        Assert.Equal(before, await File.ReadAllBytesAsync(_run.Journal, TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task Open_InUse_IsRefusedToWritersAndOpenToReaders()
    {
        await using var store = await RunStore.CreateAsync(_run.Folder, StoredRun.Header, TestContext.Current.CancellationToken);
        await StoredRun.AppendAsync(store, 0, 5);
        var error = await Assert.ThrowsAsync<StoreException>(async () => await RunStore.OpenAsync(_run.Folder, TestContext.Current.CancellationToken));
        Assert.Contains("in use by another process", error.Message, StringComparison.Ordinal);
        using var reader = RunReader.Open(_run.Folder);
        Assert.Equal((true, 5), (reader.IsLive, reader.Count));
    }

    [Fact]
    public async Task Create_WhereThereIsARun_IsRefused()
    {
        await _run.WriteAsync(1);
        var error = await Assert.ThrowsAsync<StoreException>(() => _run.WriteAsync(1));
        Assert.Contains("There is a run", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Create_BelowAFile_SaysThatItCannot()
    {
        var file = Path.Combine(_run.Folder, "file");
        await File.WriteAllTextAsync(file, "", TestContext.Current.CancellationToken);
        var error = await Assert.ThrowsAsync<StoreException>(
            async () => await RunStore.CreateAsync(Path.Combine(file, "run"), StoredRun.Header, TestContext.Current.CancellationToken));
        Assert.Contains("cannot be begun", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Append_OutOfOrder_IsRefused()
    {
        await using var store = await RunStore.CreateAsync(_run.Folder, StoredRun.Header, TestContext.Current.CancellationToken);
        await Assert.ThrowsAsync<ArgumentException>(async () => await store.AppendAsync(StoredRun.Record(1), TestContext.Current.CancellationToken));
    }

    [Fact]
    public void Open_NoRun_SaysSo() =>
        Assert.Contains("There is no run", Assert.Throws<StoreException>(() => RunReader.Open(_run.Folder)).Message, StringComparison.Ordinal);

    private static void Same(ProposalRecord expected, ProposalRecord actual) =>
        Assert.Equal(Text(expected), Text(actual));

    // Records compare their lists by reference: compare all that is in them.
    private static string Text(ProposalRecord record) => JsonSerializer.Serialize(record, Json);
}
