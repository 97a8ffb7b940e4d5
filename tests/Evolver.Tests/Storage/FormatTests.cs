using LiteDB;

namespace EvoLLM.Evolver.Tests;

/// <summary>Runs of an older format are read and gone on with as they are; what cannot be read is refused and left alone.</summary>
public sealed class FormatTests : IDisposable
{
    private readonly StoredRun _run = new();

    public void Dispose() => _run.Dispose();

    [Fact]
    public async Task Open_RunOfFormat2_IsReadAndGoneOnWithInItsFormat()
    {
        File.Copy(Path.Combine(AppContext.BaseDirectory, "Storage", "Formats", "format-2.journal.jsonl"), _run.Journal);
        var old = await File.ReadAllTextAsync(_run.Journal, TestContext.Current.CancellationToken);
        using (var reader = RunReader.Open(_run.Folder))
        {
            Assert.Equal((2, 6), (reader.Header.Format, reader.Count));
            Assert.Equal(StoredRun.Record(3).Source, reader.Find(new CandidateId(3))!.Source);
            Assert.Equal([5, 3, 2], reader.Best(3).Select(record => record.Id.Value));
            Assert.All(Enumerable.Range(0, 7), id => Assert.Equal(StoredRun.Call(id), Assert.Single(reader.Calls(new CandidateId(id)))));
        }

        await using (var store = await RunStore.OpenAsync(_run.Folder, TestContext.Current.CancellationToken))
        {
            Assert.Equal(StoredRun.Call(6), store.Find(new ModelQuestion(new CandidateId(6), 0, "hash6", "")));
            await StoredRun.AppendAsync(store, 6, 9);
        }

        // What wrote it can read it still: no reference in it, and nothing changed that was there.
        var text = await File.ReadAllTextAsync(_run.Journal, TestContext.Current.CancellationToken);
        Assert.StartsWith(old, text, StringComparison.Ordinal);
        Assert.DoesNotContain("\"hash\":", text, StringComparison.Ordinal);
        using var other = new StoredRun();
        await using (var store = await RunStore.CreateAsync(other.Folder, StoredRun.Header with { Format = 2 }, TestContext.Current.CancellationToken))
        {
            await StoredRun.AppendAsync(store, 0, 9);
        }

        Assert.Equal(other.Export(), _run.Export());
    }

    [Theory]
    [InlineData(1)]
    [InlineData(RunHeader.CurrentFormat + 1)]
    public async Task Open_FormatThatCannotBeRead_SaysWhichCanAndTouchesNothing(int format)
    {
        // The header of another format may hold anything else.
        await File.WriteAllTextAsync(_run.Journal, Line($$$"""{"kind":"run","header":{"shape":[],"format":{{{format}}}}}"""), TestContext.Current.CancellationToken);
        var before = await File.ReadAllBytesAsync(_run.Journal, TestContext.Current.CancellationToken);
        var error = await Assert.ThrowsAsync<StoreException>(async () => await RunStore.OpenAsync(_run.Folder, TestContext.Current.CancellationToken));
        Assert.Contains($"has format {format}; this version of EvoLLM reads formats 2 to {RunHeader.CurrentFormat}", error.Message, StringComparison.Ordinal);
        Assert.Equal(error.Message, Assert.Throws<StoreException>(() => RunReader.Open(_run.Folder)).Message);
        Assert.Equal(before, await File.ReadAllBytesAsync(_run.Journal, TestContext.Current.CancellationToken));
        Assert.Equal([_run.Journal], Directory.GetFiles(_run.Folder));
    }

    [Fact]
    public async Task Open_DatabaseOfAnEarlierLayout_IsMadeAnew()
    {
        await _run.WriteAsync(12);
        var whole = _run.Export();
        File.Delete(_run.Database);
        using (var database = new LiteDatabase(_run.Database))
        {
            database.GetCollection("run").Insert(new BsonDocument { ["_id"] = "progress", ["position"] = 100L, ["proposals"] = 1 });
            database.GetCollection("candidates").Insert(new BsonDocument { ["_id"] = "0000000000", ["source"] = "return 1;" });
        }

        using (var reader = RunReader.Open(_run.Folder))
        {
            Assert.Equal(12, reader.Count);
            Assert.Equal([11, 10, 8], reader.Best(3).Select(record => record.Id.Value));
        }

        Assert.Equal(whole, _run.Export());
    }

    [Fact]
    public async Task Open_DatabaseOfAnotherRun_IsMadeAnew()
    {
        using var other = new StoredRun();
        await other.WriteAsync(5);
        await _run.WriteAsync(12);
        File.Copy(other.Database, _run.Database, overwrite: true);
        await using (var store = await RunStore.CreateAsync(Path.Combine(_run.Folder, "third"), StoredRun.Header with { Version = "2" }, TestContext.Current.CancellationToken))
        {
            await StoredRun.AppendAsync(store, 0, 9);
        }

        File.Copy(_run.Database, Path.Combine(_run.Folder, "third", "run.db"), overwrite: true);
        using var reader = RunReader.Open(Path.Combine(_run.Folder, "third"));
        Assert.Equal(9, reader.Count);
        Assert.Equal(StoredRun.Record(8).Source, reader.Find(new CandidateId(8))!.Source);
    }

    private static string Line(string json)
    {
        var crc = uint.MaxValue;
        foreach (var value in System.Text.Encoding.UTF8.GetBytes(json))
        {
            crc = System.Numerics.BitOperations.Crc32C(crc, value);
        }

        return $"{~crc:x8} {json}\n";
    }
}
