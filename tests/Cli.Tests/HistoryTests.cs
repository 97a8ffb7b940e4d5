using System.Globalization;
using System.Text;
using System.Text.Json;
using Parquet;

namespace EvoLLM.Cli.Tests;

/// <summary>A run's history leaves EvoLLM in three formats, comes back in one, and can be looked at from any point.</summary>
public sealed class HistoryTests(FinishedRun run) : IClassFixture<FinishedRun>
{
    private readonly CommandLine _evollm = run.Evollm;

    [Fact]
    public async Task Export_Csv_HasARowForEachProposalThatSaysWhatTheHistoryDoes()
    {
        var rows = Csv((await _evollm.RunAsync("export", "done", "--format", "csv")).Output);
        var proposals = await ProposalsAsync();
        var names = rows[0];
        Assert.Equal(proposals.Count, rows.Count - 1);
        for (var i = 0; i < proposals.Count; i++)
        {
            Assert.Equal(names.Count, rows[i + 1].Count);
            var (row, proposal) = (names.Zip(rows[i + 1]).ToDictionary(pair => pair.First, pair => pair.Second), proposals[i]);
            var evaluation = proposal.GetProperty("evaluation");
            Assert.Equal(i.ToString(CultureInfo.InvariantCulture), row["id"]);
            Assert.Equal(proposal.GetProperty("source").GetString(), row["source"]);
            Assert.Equal(proposal.GetProperty("lineage").GetProperty("operator").GetString(), row["operator"]);
            Assert.Equal(string.Join(' ', proposal.GetProperty("lineage").GetProperty("parents").EnumerateArray()), row["parents"]);
            Assert.Equal(evaluation.TryGetProperty("fitness", out var fitness) ? fitness.GetDouble() : null, Number(row["fitness"]));
            Assert.Equal(Number(row["fitness"]), -Number(row["objective"]));
            var parents = proposal.GetProperty("lineage").GetProperty("parents").EnumerateArray().Max(parent => Number(rows[parent.GetInt32() + 1][names.IndexOf("fitness")]));
            Assert.Equal(Number(row["fitness"]) - parents, Number(row["improvement"]));
            Assert.Equal(evaluation.TryGetProperty("measures", out var measures) ? measures[1].GetDouble() : null, Number(row["measure_program_size"]));
        }
    }

    [Fact]
    public async Task Export_Csv_HasTheColumnsThatTheDocumentationNames()
    {
        var page = await File.ReadAllTextAsync(Path.Combine(RunTests.Repository(), "docs", "export.md"), TestContext.Current.CancellationToken);
        var documented = page[page.IndexOf("## Tables", StringComparison.Ordinal)..].Split('\n')
            .Where(line => line.StartsWith("| `", StringComparison.Ordinal))
            .SelectMany(line => line.Split('|')[1].Split(',').Select(name => name.Trim(' ', '`')));
        var names = Csv((await _evollm.RunAsync("export", "done", "--format", "csv")).Output)[0];
        Assert.Equal(documented, names.Select(name => name.StartsWith("measure_", StringComparison.Ordinal) ? "measure_NAME" : name).Distinct());
    }

    [Fact]
    public async Task Export_Parquet_HasTheColumnsOfTheCsv()
    {
        Assert.Equal(0, (await _evollm.RunAsync("export", "done", "-o", "done.parquet")).ExitCode);
        Assert.Equal(0, (await _evollm.RunAsync("export", "done", "-o", "done.csv")).ExitCode);
        var csv = Csv(await File.ReadAllTextAsync(Path.Combine(_evollm.Folder, "done.csv"), TestContext.Current.CancellationToken));
        await using var reader = await ParquetReader.CreateAsync(Path.Combine(_evollm.Folder, "done.parquet"), cancellationToken: TestContext.Current.CancellationToken);
        Assert.Equal(csv[0], reader.Schema.DataFields.Select(field => field.Name));
        using var group = Assert.Single(reader.RowGroups);
        Assert.Equal(csv.Count - 1, group.RowCount);
        Assert.Equal(Column("source").Select(text => (string?)text), await TextsAsync("source"));
        Assert.Equal(Column("fitness").Select(Number), await NumbersAsync("fitness"));
        Assert.Equal(Column("cell").Select(text => (long?)Number(text)), await CellsAsync());

        IEnumerable<string> Column(string name) => csv.Skip(1).Select(row => row[csv[0].IndexOf(name)]);

        async Task<string?[]> TextsAsync(string name)
        {
            var values = new string?[group.RowCount];
            await group.ReadAsync(reader.Schema.FindDataField(name), values.AsMemory()!);
            return values;
        }

        async Task<double?[]> NumbersAsync(string name)
        {
            var values = new double?[group.RowCount];
            await group.ReadAsync<double>(reader.Schema.FindDataField(name), values.AsMemory());
            return values;
        }

        async Task<long?[]> CellsAsync()
        {
            var values = new long?[group.RowCount];
            await group.ReadAsync<long>(reader.Schema.FindDataField("cell"), values.AsMemory());
            return values;
        }
    }

    [Fact]
    public async Task Import_ExportedRun_IsTheRunAndGoesOnAsIt()
    {
        Assert.Equal(0, (await _evollm.RunAsync("export", "done", "-o", "done.jsonl")).ExitCode);
        var imported = await _evollm.RunAsync("import", "done.jsonl", "--out", "again");
        Assert.Equal((0, ""), (imported.ExitCode, imported.Error));
        var exported = (await _evollm.RunAsync("export", "again")).Output;
        Assert.Equal(await File.ReadAllTextAsync(Path.Combine(_evollm.Folder, "done.jsonl"), TestContext.Current.CancellationToken), exported);
        Assert.Contains("Imported from 'done.jsonl'", (await _evollm.RunAsync("show", "again")).Output, StringComparison.Ordinal);

        Assert.Equal(0, (await _evollm.RunAsync("resume", "again", "-n", "110")).ExitCode);
        Assert.Equal(0, (await _evollm.RunAsync("run", "bin-packing", "-n", "110", "--seed", "3", "--out", "longer")).ExitCode);
        Assert.Equal((await _evollm.RunAsync("export", "longer")).Output, (await _evollm.RunAsync("export", "again")).Output);
    }

    [Fact]
    public async Task Import_BrokenLine_IsNamedAndNothingIsMade()
    {
        var lines = (await _evollm.RunAsync("export", "done")).Output.Split('\n');
        lines[20] = lines[20][..(lines[20].Length / 2)];
        _evollm.File("broken.jsonl", string.Join('\n', lines));
        (await _evollm.RunAsync("import", "broken.jsonl", "--out", "broken")).IsOneClearLine(1, "Line 21 of 'broken.jsonl'", "Nothing was imported");
        Assert.False(Path.Exists(Path.Combine(_evollm.Folder, "runs", "broken")));
        (await _evollm.RunAsync("import", "nowhere.jsonl")).IsOneClearLine(1, "nowhere.jsonl");
    }

    [Fact]
    public async Task Export_DamagedRun_LeavesTheFileThatIsThere()
    {
        await _evollm.RunAsync("run", "bin-packing", "-n", "5", "--out", "damaged");
        var journal = Path.Combine(_evollm.Folder, "runs", "damaged", "journal.jsonl");
        var bytes = await File.ReadAllBytesAsync(journal, TestContext.Current.CancellationToken);
        bytes[^200] ^= 1;
        await File.WriteAllBytesAsync(journal, bytes, TestContext.Current.CancellationToken);
        var kept = _evollm.File("kept.csv", "kept");
        (await _evollm.RunAsync("export", "damaged", "-o", "kept.csv")).IsOneClearLine(1, "is damaged at byte");
        Assert.Equal("kept", await File.ReadAllTextAsync(kept, TestContext.Current.CancellationToken));
    }

    [Theory]
    [InlineData("runs/done/journal.jsonl")]
    [InlineData("link.jsonl")]
    public async Task Export_OntoTheJournalOfARun_IsRefused(string file)
    {
        var journal = Path.Combine(_evollm.Folder, "runs", "done", "journal.jsonl");
        if (file == "link.jsonl")
        {
            File.CreateSymbolicLink(Path.Combine(_evollm.Folder, file), journal);
        }

        var before = await File.ReadAllBytesAsync(journal, TestContext.Current.CancellationToken);
        (await _evollm.RunAsync("export", "done", "-o", file)).IsOneClearLine(2, $"'{file}' is the journal of a run", "--out");
        Assert.Equal(before, await File.ReadAllBytesAsync(journal, TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task Export_ParquetWithoutAFile_IsRefused() =>
        (await _evollm.RunAsync("export", "done", "--format", "parquet")).IsOneClearLine(2, "--out");

    [Fact]
    public async Task Export_UnknownFormat_IsRefused() =>
        (await _evollm.RunAsync("export", "done", "--format", "xml")).IsOneClearLine(2, "'xml'", "--format");

    [Fact]
    public async Task Show_Lineage_LeadsBackToTheSeeds()
    {
        var best = JsonDocument.Parse((await _evollm.RunAsync("show", "done", "--json")).Output).RootElement.GetProperty("best")[0].GetProperty("candidate").GetInt32();
        var lines = (await _evollm.RunAsync("show", "done", "--lineage", $"{best}", "--json")).Output.Trim().Split('\n')
            .Select(line => JsonDocument.Parse(line).RootElement).ToDictionary(line => line.GetProperty("candidate").GetInt32());
        Assert.Equal(best, lines.Keys.Max());
        var proposals = await ProposalsAsync();
        foreach (var (id, line) in lines)
        {
            var parents = line.GetProperty("parents").EnumerateArray().Select(parent => parent.GetInt32()).ToList();
            Assert.Equal(proposals[id].GetProperty("lineage").GetProperty("parents").EnumerateArray().Select(parent => parent.GetInt32()), parents);
            Assert.All(parents, parent => Assert.Contains(parent, lines.Keys));
            Assert.Equal(line.GetProperty("operator").GetString() == "seed", parents.Count == 0);
            Assert.True(id == best || lines.Values.Any(child => child.GetProperty("parents").EnumerateArray().Any(parent => parent.GetInt32() == id)));
        }

        var text = (await _evollm.RunAsync("show", "done", "--lineage", $"{best}")).Output;
        Assert.Contains($"candidate {best} and its {lines.Count - 1} ancestors", text, StringComparison.Ordinal);
        Assert.Contains("seed", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Show_AtAProposal_IsTheArchiveOfThatMoment()
    {
        var proposals = await ProposalsAsync();
        foreach (var at in new[] { 0, 30, proposals.Count - 1 })
        {
            var then = JsonDocument.Parse((await _evollm.RunAsync("show", "done", "--at", $"{at}", "--json")).Output).RootElement;
            var cells = proposals.Take(at + 1).Where(proposal => proposal.GetProperty("decision").GetString() is "new" or "improved").ToList();
            Assert.Equal(at + 1, then.GetProperty("proposals").GetInt32());
            Assert.Equal(cells.Select(proposal => proposal.GetProperty("cell").GetInt64()).Distinct().Count(), then.GetProperty("elites").GetInt32());
            Assert.Equal(-cells.Max(proposal => proposal.GetProperty("evaluation").GetProperty("fitness").GetDouble()), then.GetProperty("best")[0].GetProperty("score").GetDouble());
        }

        Assert.Contains("as it was after proposal 30", (await _evollm.RunAsync("show", "done", "--at", "30")).Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("--lineage")]
    [InlineData("--at")]
    public async Task Show_CandidateThatIsNotThere_NamesTheLast(string option) =>
        (await _evollm.RunAsync("show", "done", option, "100000")).IsOneClearLine(1, "no candidate 100000", "its last one is");

    private async Task<List<JsonElement>> ProposalsAsync() =>
        [.. (await _evollm.RunAsync("export", "done")).Output.Trim().Split('\n').Select(line => JsonDocument.Parse(line).RootElement)
            .Where(line => line.GetProperty("kind").GetString() == "proposal").Select(line => line.GetProperty("proposal"))];

    private static double? Number(string text) => text.Length > 0 ? double.Parse(text, CultureInfo.InvariantCulture) : null;

    /// <summary>Reads comma-separated values as RFC 4180 says.</summary>
    private static List<List<string>> Csv(string text)
    {
        var (rows, row, field, quoted) = (new List<List<string>>(), new List<string>(), new StringBuilder(), false);
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] == '"' && quoted && i + 1 < text.Length && text[i + 1] == '"')
            {
                field.Append(text[i++]);
            }
            else if (text[i] == '"')
            {
                quoted = !quoted;
            }
            else if (!quoted && text[i] is ',' or '\n')
            {
                row.Add(field.ToString());
                field.Clear();
                if (text[i] == '\n')
                {
                    rows.Add(row);
                    row = [];
                }
            }
            else
            {
                field.Append(text[i]);
            }
        }

        return rows;
    }
}
