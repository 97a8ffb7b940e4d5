using System.Text.RegularExpressions;
using FsCheck.Xunit;

namespace EvoLLM.Evolver.Tests;

/// <summary>An exported run can be imported and gives the same export; a file with anything wrong in it is refused whole, by its line.</summary>
public sealed class RunImportTests : IDisposable
{
    private readonly StoredRun _run = new();

    private string Exported => Path.Combine(_run.Folder, "run.jsonl");

    private string Imported => Path.Combine(_run.Folder, "imported");

    public void Dispose() => _run.Dispose();

    [Theory]
    [InlineData(0, false)]
    [InlineData(7, false)]
    [InlineData(1300, true)]
    public async Task Write_ExportedRun_GivesTheSameExport(int proposals, bool report)
    {
        await ExportAsync(proposals, report);
        var import = RunImport.Open(Exported);
        Assert.Equal(proposals, import.Count);
        await import.WriteAsync(Imported, TestContext.Current.CancellationToken);
        Assert.Equal(await File.ReadAllTextAsync(Exported, TestContext.Current.CancellationToken), new StoredRun(Imported).Export());
        using var reader = RunReader.Open(Imported);
        Assert.Equal((proposals, report), (reader.Count, reader.Report is not null));
        Assert.Equal("Imported from 'run.jsonl'.", reader.Ending!.Message);
    }

    [Fact]
    public async Task Write_RunOfAnOlderFormat_KeepsItsFormat()
    {
        await using (var store = await RunStore.CreateAsync(Path.Combine(_run.Folder, "old"), StoredRun.Header with { Format = 2 }, TestContext.Current.CancellationToken))
        {
            await StoredRun.AppendAsync(store, 0, 5);
        }

        var export = new StoredRun(Path.Combine(_run.Folder, "old")).Export();
        await File.WriteAllTextAsync(Exported, export, TestContext.Current.CancellationToken);
        await RunImport.Open(Exported).WriteAsync(Imported, TestContext.Current.CancellationToken);
        Assert.Equal(export, new StoredRun(Imported).Export());
    }

    [Theory]
    [InlineData("cut in mid-line", 16, "has no end")]
    [InlineData("cut after a call", 15, "the file was cut")]
    [InlineData("cut after a proposal", 14, "the file was cut")]
    [InlineData("another seed", 16, "something before it was changed")]
    [InlineData("calls that are not there", 5, "made 1000000000 calls, of which")]
    [InlineData("senseless axes", 1, "describes no archive")]
    [InlineData("no header", 1, "is not the header of a run")]
    [InlineData("two headers", 2, "is not a line of an export")]
    [InlineData("a line twice", 4, "is proposal 0 where 1 is next")]
    [InlineData("a proposal left out", 6, "is a call of proposal 3 where 2 is next")]
    [InlineData("a brace left out", 5, "cannot be read")]
    [InlineData("a space put in", 5, "was changed")]
    [InlineData("another field", 5, "was changed")]
    [InlineData("a foreign line", 5, "cannot be read")]
    [InlineData("an unknown kind", 5, "cannot be read")]
    [InlineData("a parent that comes later", 5, "has a parent that comes after it")]
    [InlineData("newer format", 1, "has format 99")]
    [InlineData("empty", 1, "the file is empty")]
    [InlineData("a journal", 1, "is not the header of a run")]
    public async Task Open_BrokenLine_IsNamedAndNothingIsWritten(string damage, int line, string part)
    {
        await ExportAsync(7, report: false);
        var lines = (await File.ReadAllTextAsync(Exported, TestContext.Current.CancellationToken)).Split('\n');
        await File.WriteAllTextAsync(Exported, await DamagedAsync(damage, [.. lines]), TestContext.Current.CancellationToken);
        var before = Directory.GetFileSystemEntries(_run.Folder);
        var error = Assert.Throws<StoreException>(() => RunImport.Open(Exported));
        Assert.StartsWith($"Line {line} of '{Exported}' ", error.Message, StringComparison.Ordinal);
        Assert.Contains(part, error.Message, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', error.Message);
        Assert.Equal(before, Directory.GetFileSystemEntries(_run.Folder));
    }

    [Property(MaxTest = 60)]
    public async Task Open_ByteChanged_IsRefusedByItsLineOrAtTheEnd(ushort place, byte change)
    {
        await ExportAsync(3, report: true);
        var bytes = await File.ReadAllBytesAsync(Exported, TestContext.Current.CancellationToken);
        var changed = place % bytes.Length;
        bytes[changed] ^= (byte)(change | 1);
        await File.WriteAllBytesAsync(Exported, bytes, TestContext.Current.CancellationToken);
        var line = 1 + bytes.AsSpan(0, changed).Count((byte)'\n');
        var last = bytes.AsSpan().Count((byte)'\n') + (changed == bytes.Length - 1 ? 1 : 0);
        var error = Assert.Throws<StoreException>(() => RunImport.Open(Exported));

        // A number that was changed shows where the next line does not follow it; what nothing follows from, at the end.
        Assert.Matches($"^Line ({line}|{line + 1}|{line + 2}|{last}) of ", error.Message);
    }

    [Fact]
    public async Task Write_PlaceThatIsTaken_IsRefused()
    {
        await ExportAsync(2, report: false);
        Directory.CreateDirectory(Imported);
        var error = await Assert.ThrowsAsync<StoreException>(() => RunImport.Open(Exported).WriteAsync(Imported, TestContext.Current.CancellationToken));
        Assert.Contains("already; choose another place with --out", error.Message, StringComparison.Ordinal);
        Assert.Empty(Directory.GetFileSystemEntries(Imported));
    }

    [Fact]
    public async Task Write_FileChangedSinceItWasChecked_LeavesNothingBehind()
    {
        await ExportAsync(5, report: false);
        var import = RunImport.Open(Exported);
        await File.AppendAllTextAsync(Exported, "more\n", TestContext.Current.CancellationToken);
        await Assert.ThrowsAsync<StoreException>(() => import.WriteAsync(Imported, TestContext.Current.CancellationToken));
        Assert.DoesNotContain(Directory.GetDirectories(_run.Folder), folder => folder.StartsWith(Imported, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Write_AfterAnImportThatWasKilled_BeginsAnew()
    {
        await ExportAsync(3, report: false);
        Directory.CreateDirectory(Imported + ".import");
        await File.WriteAllTextAsync(Path.Combine(Imported + ".import", "journal.jsonl"), "half a li", TestContext.Current.CancellationToken);
        await RunImport.Open(Exported).WriteAsync(Imported, TestContext.Current.CancellationToken);
        Assert.Equal(await File.ReadAllTextAsync(Exported, TestContext.Current.CancellationToken), new StoredRun(Imported).Export());
        Assert.False(Path.Exists(Imported + ".import"));
    }

    [Fact]
    public async Task Write_SomethingElseWhereTheImportWorks_IsRefusedAndLeftAsItIs()
    {
        await ExportAsync(3, report: false);
        var folder = Directory.CreateDirectory(Imported + ".import");
        var moved = Path.Combine(folder.FullName, "run.jsonl");
        File.Move(Exported, moved);
        var error = await Assert.ThrowsAsync<StoreException>(() => RunImport.Open(moved).WriteAsync(Imported, TestContext.Current.CancellationToken));
        Assert.Contains($"'{moved}' is in the way", error.Message, StringComparison.Ordinal);
        Assert.Equal([moved], Directory.GetFileSystemEntries(folder.FullName));
        Assert.False(Path.Exists(Imported));
    }

    [Fact]
    public void Open_NoFile_SaysSo() =>
        Assert.Contains("cannot be read", Assert.Throws<StoreException>(() => RunImport.Open(Exported)).Message, StringComparison.Ordinal);

    private async Task ExportAsync(int proposals, bool report)
    {
        using var run = new StoredRun();
        await run.WriteAsync(proposals);
        if (report)
        {
            await using var store = await RunStore.OpenAsync(run.Folder, TestContext.Current.CancellationToken);
            await store.AppendAsync(new RunReport(new CandidateId(1), []), TestContext.Current.CancellationToken);
        }

        await File.WriteAllTextAsync(Exported, run.Export(), TestContext.Current.CancellationToken);
    }

    /// <summary>An export of seven proposals, a line for the header and two for each, with something wrong in it.</summary>
    private async Task<string> DamagedAsync(string damage, List<string> lines)
    {
        switch (damage)
        {
            case "cut in mid-line":
                return string.Join('\n', lines)[..^10];
            case "cut after a call":
                return string.Join('\n', lines[..14]) + "\n";
            case "cut after a proposal":
                return string.Join('\n', lines[..13]) + "\n";
            case "another seed":
                lines[0] = lines[0].Replace("\"seed\":", "\"seed\":1", StringComparison.Ordinal);
                break;
            case "calls that are not there":
                lines[4] = Regex.Replace(lines[4], "\"calls\":[0-9]+,\"elapsed\"", "\"calls\":1000000000,\"elapsed\"");
                break;
            case "senseless axes":
                lines[0] = Regex.Replace(lines[0], "\"cells\":[0-9]+", "\"cells\":0");
                break;
            case "no header":
                lines.RemoveAt(0);
                break;
            case "two headers":
                lines.Insert(1, lines[0]);
                break;
            case "a line twice":
                lines.Insert(3, lines[2]);
                break;
            case "a proposal left out":
                lines.RemoveRange(5, 2);
                break;
            case "a brace left out":
                lines[4] = lines[4][..^1];
                break;
            case "a space put in":
                lines[4] = lines[4].Replace(":1,", ": 1,", StringComparison.Ordinal);
                break;
            case "another field":
                lines[4] = lines[4].Replace("\"id\":1,", "\"id\":1,\"extra\":0,", StringComparison.Ordinal);
                break;
            case "a foreign line":
                lines[4] = "# a comment";
                break;
            case "an unknown kind":
                lines[4] = "{\"kind\":\"other\"}";
                break;
            case "a parent that comes later":
                lines[4] = lines[4].Replace("\"parents\":[0]", "\"parents\":[1]", StringComparison.Ordinal);
                break;
            case "newer format":
                lines[0] = lines[0].Replace($"\"format\":{RunHeader.CurrentFormat},", "\"format\":99,\"shape\":[],", StringComparison.Ordinal);
                break;
            case "empty":
                return "";
            case "a journal":
                await _run.WriteAsync(2);
                return await File.ReadAllTextAsync(_run.Journal, TestContext.Current.CancellationToken);
        }

        return string.Join('\n', lines);
    }
}
