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
    public async Task Open_JournalCutAnywhere_IsAPrefixAndGoesOn(ushort cut)
    {
        using var run = new StoredRun();
        await run.WriteAsync(Proposals);
        var whole = run.Export();
        var bytes = await File.ReadAllBytesAsync(run.Journal, TestContext.Current.CancellationToken);
        var header = Array.IndexOf(bytes, (byte)'\n') + 1;
        await File.WriteAllBytesAsync(run.Journal, bytes[..(header + (cut % (bytes.Length - header)))], TestContext.Current.CancellationToken);
        File.Delete(run.Database);
        await GoOnAsync(run);
        Assert.Equal(whole, run.Export());
    }

    [Property(MaxTest = 20)]
    public async Task Open_LineTornBehindTheDatabase_IsDroppedAndTheRunGoesOn(byte stored, ushort cut)
    {
        using var run = new StoredRun();
        await run.WriteAsync(1 + (stored % (Proposals - 1)));
        var end = (int)new FileInfo(run.Journal).Length;
        var database = await File.ReadAllBytesAsync(run.Database, TestContext.Current.CancellationToken);
        await using (var store = await RunStore.OpenAsync(run.Folder, TestContext.Current.CancellationToken))
        {
            await StoredRun.AppendAsync(store, store.Count, Proposals);
        }

        var whole = run.Export();
        var bytes = await File.ReadAllBytesAsync(run.Journal, TestContext.Current.CancellationToken);
        await File.WriteAllBytesAsync(run.Journal, bytes[..(end + (cut % (bytes.Length - end + 1)))], TestContext.Current.CancellationToken);
        await File.WriteAllBytesAsync(run.Database, database, TestContext.Current.CancellationToken);
        await GoOnAsync(run);
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
        Assert.Equal(StoredRun.Call(3), again.Find(new ModelQuestion(new CandidateId(3), 0, "hash3", "")));
        Assert.Null(again.Find(new ModelQuestion(new CandidateId(3), 0, "other prompt", "")));
        Assert.Null(again.Find(new ModelQuestion(new CandidateId(2), 0, "hash2", "")));
    }

    [Fact]
    public async Task Open_CallThatFailedBeforeTheCrash_IsAskedAgainAndStillPaidFor()
    {
        var failed = StoredRun.Call(3) with { Failure = "down", Cost = new Cost(5, 50, 0, 0.1m) };
        await using (var store = await RunStore.CreateAsync(_run.Folder, StoredRun.Header, TestContext.Current.CancellationToken))
        {
            await StoredRun.AppendAsync(store, 0, 3);
            await store.RecordAsync(failed, TestContext.Current.CancellationToken);
        }

        await using var again = await RunStore.OpenAsync(_run.Folder, TestContext.Current.CancellationToken);
        var question = new ModelQuestion(new CandidateId(3), 0, "hash3", "");
        Assert.Null(again.Find(question));
        Assert.Equal(failed.Cost, again.SpentInVain(question));
        Assert.Equal(default, again.SpentInVain(question with { Number = 1 }));
        await again.RecordAsync(StoredRun.Call(3), TestContext.Current.CancellationToken);
        Assert.Equal(default, again.SpentInVain(question));
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

    [Theory]
    [InlineData(1)]
    [InlineData(700)]
    public async Task Open_JournalShorterThanWhatWasStored_SaysSoAndTouchesNothing(int missing)
    {
        await _run.WriteAsync(Proposals);
        await using (var journal = File.OpenWrite(_run.Journal))
        {
            journal.SetLength(journal.Length - missing);
        }

        var before = await BytesAsync();
        Assert.Contains("shorter than what was stored", Assert.Throws<StoreException>(() => RunReader.Open(_run.Folder)).Message, StringComparison.Ordinal);
        var error = await Assert.ThrowsAsync<StoreException>(async () => await RunStore.OpenAsync(_run.Folder, TestContext.Current.CancellationToken));
        Assert.Contains("restore it from a copy", error.Message, StringComparison.Ordinal);
        Assert.Equal(before, await BytesAsync());
    }

    [Theory]
    [InlineData(1)]
    [InlineData(700)]
    public async Task Open_EndOfTheJournalOverwritten_SaysSoAndTouchesNothing(int lost)
    {
        await _run.WriteAsync(Proposals);
        var bytes = await File.ReadAllBytesAsync(_run.Journal, TestContext.Current.CancellationToken);
        bytes.AsSpan(bytes.Length - lost).Clear();
        await File.WriteAllBytesAsync(_run.Journal, bytes, TestContext.Current.CancellationToken);
        var before = await BytesAsync();
        Assert.Contains("is damaged at byte", Assert.Throws<StoreException>(() => RunReader.Open(_run.Folder)).Message, StringComparison.Ordinal);
        var error = await Assert.ThrowsAsync<StoreException>(async () => await RunStore.OpenAsync(_run.Folder, TestContext.Current.CancellationToken));
        Assert.Contains("is damaged at byte", error.Message, StringComparison.Ordinal);
        Assert.Equal(before, await BytesAsync());
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(64)]
    public async Task Open_DatabaseWrongAboutItsPlaceInTheJournal_IsMadeAnew(byte change)
    {
        await _run.WriteAsync(Proposals);
        var whole = _run.Export();
        var bytes = await File.ReadAllBytesAsync(_run.Database, TestContext.Current.CancellationToken);
        var places = Enumerable.Range(0, bytes.Length - 9).Where(place => bytes.AsSpan(place).StartsWith("position\0"u8)).ToList();
        places.ForEach(place => bytes[place + 9] ^= change);
        await File.WriteAllBytesAsync(_run.Database, bytes, TestContext.Current.CancellationToken);
        Assert.NotEmpty(places);
        Assert.Equal(whole, _run.Export());
    }

    [Fact]
    public async Task Open_DatabaseOfALongerRun_IsMadeAnew()
    {
        await _run.WriteAsync(3);
        var whole = _run.Export();
        using var other = new StoredRun();
        await using (var store = await RunStore.CreateAsync(other.Folder, StoredRun.Header with { Created = StoredRun.Header.Created.AddDays(1) }, TestContext.Current.CancellationToken))
        {
            await StoredRun.AppendAsync(store, 0, Proposals);
        }

        File.Copy(other.Database, _run.Database, overwrite: true);
        Assert.Equal(whole, _run.Export());
        await using var again = await RunStore.OpenAsync(_run.Folder, TestContext.Current.CancellationToken);
        Assert.Equal(3, again.Count);
    }

    [Theory]
    [InlineData(true, 0.5)]
    [InlineData(false, 0.5)]
    [InlineData(true, 0.999)]
    [InlineData(false, 0.999)]
    public async Task Open_ByteChanged_SaysWhereTheJournalIsDamaged(bool withDatabase, double place)
    {
        await _run.WriteAsync(Proposals);
        var bytes = await File.ReadAllBytesAsync(_run.Journal, TestContext.Current.CancellationToken);
        var changed = (int)(bytes.Length * place);
        bytes[changed] ^= 1;
        var line = Array.LastIndexOf(bytes, (byte)'\n', changed - 1) + 1;
        await File.WriteAllBytesAsync(_run.Journal, bytes, TestContext.Current.CancellationToken);
        if (!withDatabase)
        {
            File.Delete(_run.Database);
        }

        var before = await File.ReadAllBytesAsync(_run.Journal, TestContext.Current.CancellationToken);
        var error = await Assert.ThrowsAsync<StoreException>(async () => await RunStore.OpenAsync(_run.Folder, TestContext.Current.CancellationToken));
        Assert.Contains($"journal.jsonl' is damaged at byte {line};", error.Message, StringComparison.Ordinal);
        Assert.Throws<StoreException>(_run.Export);
        Assert.Equal(before, await File.ReadAllBytesAsync(_run.Journal, TestContext.Current.CancellationToken));
    }

    [Property(MaxTest = 40)]
    public async Task Open_DatabaseOverwrittenAnywhere_IsReadAsIfItWereNot(ushort place, byte value)
    {
        using var run = new StoredRun();
        await run.WriteAsync(Proposals);
        var (whole, answers) = (run.Export(), Answers(run));
        await using (var database = File.OpenWrite(run.Database))
        {
            database.Position = place * 7 % (database.Length - 600);
            database.Write(Enumerable.Repeat(value, 600).ToArray());
        }

        Assert.Equal(answers, Answers(run));
        Assert.Equal(whole, run.Export());
        await using var store = await RunStore.OpenAsync(run.Folder, TestContext.Current.CancellationToken);
        Assert.Equal(Proposals, store.Proposals().Count());
    }

    private static IReadOnlyList<int> Answers(StoredRun run)
    {
        using var reader = RunReader.Open(run.Folder);
        return
        [
            reader.Count,
            .. reader.Best(5).Select(record => record.Id.Value),
            .. reader.Elites().Select(record => record.Id.Value),
            .. reader.Statuses.Values,
            reader.Calls(new CandidateId(3)).Count,
        ];
    }

    [Theory]
    [InlineData(0, 1)]
    [InlineData(1, 2)]
    [InlineData(4, 1)]
    public async Task Open_DatabaseWithADamagedPage_DoesNotEndTheProcessLater(int place, byte change)
    {
        const int page = 8192;
        await _run.WriteAsync(200);
        var whole = _run.Export();
        var bytes = await File.ReadAllBytesAsync(_run.Database, TestContext.Current.CancellationToken);
        for (var start = page; start < bytes.Length; start += page)
        {
            bytes[start + place] ^= change;
            await File.WriteAllBytesAsync(_run.Database, bytes, TestContext.Current.CancellationToken);
            bytes[start + place] ^= change;
            using (var reader = RunReader.Open(_run.Folder))
            {
                reader.Best(5);
                reader.Elites();
                reader.Lineage(new CandidateId(199));
            }

            // LiteDB's finalizers read damaged pages again, and nobody can catch what they throw.
            GC.Collect();
            GC.WaitForPendingFinalizers();
            Assert.Equal(whole, _run.Export());
        }
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
    public async Task Open_SomebodyLooksAtTheRun_IsNotHeldUp()
    {
        await _run.WriteAsync(5);
        using (var reader = RunReader.Open(_run.Folder))
        {
            using var second = RunReader.Open(_run.Folder);
            await using var store = await RunStore.OpenAsync(_run.Folder, TestContext.Current.CancellationToken);
            await StoredRun.AppendAsync(store, 5, Proposals);
            Assert.Equal((5, 5, 5), (reader.Count, second.Count, reader.Proposals().Count()));
        }

        using var other = new StoredRun();
        await other.WriteAsync(Proposals);
        Assert.Equal(other.Export(), _run.Export());
    }

    [Fact]
    public async Task Create_AfterACreationThatWasKilled_BeginsAnew()
    {
        await File.WriteAllTextAsync(_run.Journal + ".new", "half a li", TestContext.Current.CancellationToken);
        await _run.WriteAsync(2);
        using var reader = RunReader.Open(_run.Folder);
        Assert.Equal(2, reader.Count);
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

    private static async Task GoOnAsync(StoredRun run)
    {
        await using var store = await RunStore.OpenAsync(run.Folder, TestContext.Current.CancellationToken);
        var kept = store.Proposals().ToList();
        Assert.All(kept, record => Same(StoredRun.Record(record.Id.Value), record));
        Assert.Equal(Enumerable.Range(0, kept.Count), kept.Select(record => record.Id.Value));
        await StoredRun.AppendAsync(store, kept.Count, Proposals);
    }

    private async Task<(string Journal, string Database)> BytesAsync() => (
        Convert.ToHexString(await File.ReadAllBytesAsync(_run.Journal, TestContext.Current.CancellationToken)),
        Convert.ToHexString(await File.ReadAllBytesAsync(_run.Database, TestContext.Current.CancellationToken)));

    private static void Same(ProposalRecord expected, ProposalRecord actual) =>
        Assert.Equal(Text(expected), Text(actual));

    // Records compare their lists by reference: compare all that is in them.
    private static string Text(ProposalRecord record) => JsonSerializer.Serialize(record, Json);
}
