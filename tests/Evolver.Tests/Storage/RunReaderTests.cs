using FsCheck.Xunit;

namespace EvoLLM.Evolver.Tests;

/// <summary>What a reader answers is what the history says, whether the database answers or the journal alone.</summary>
public sealed class RunReaderTests : IDisposable
{
    private readonly StoredRun _run = new();

    public void Dispose() => _run.Dispose();

    [Property(MaxTest = 15)]
    public async Task Query_RunWrittenInAnyStretches_AnswersAsTheHistoryDoes(byte[] stretches, ulong seed)
    {
        using var run = new StoredRun();
        await using (await RunStore.CreateAsync(run.Folder, StoredRun.Header, TestContext.Current.CancellationToken))
        {
        }

        foreach (var stretch in stretches.Take(4).Append((byte)70))
        {
            await using var store = await RunStore.OpenAsync(run.Folder, TestContext.Current.CancellationToken);
            await AppendAsync(store, [.. Enumerable.Range(store.Count, stretch % 130).Select(id => Record(id, seed))]);
        }

        using (var reader = RunReader.Open(run.Folder))
        {
            AnswersAsTheHistory(reader);
        }

        // Who cannot have the database, as another has it, must see the same.
        await using var writer = await RunStore.OpenAsync(run.Folder, TestContext.Current.CancellationToken);
        using var beside = RunReader.Open(run.Folder);
        Assert.True(beside.IsLive);
        AnswersAsTheHistory(beside);
    }

    [Fact]
    public async Task Calls_RunOnItsWay_AreThoseOfAllProposalsInOrder()
    {
        await using (var store = await RunStore.CreateAsync(_run.Folder, StoredRun.Header, TestContext.Current.CancellationToken))
        {
            await StoredRun.AppendAsync(store, 0, 20);
            await store.RecordAsync(StoredRun.Call(20) with { Cached = true, Cost = new Cost { KnownAnswers = 1 } }, TestContext.Current.CancellationToken);
        }

        using var reader = RunReader.Open(_run.Folder);
        var calls = reader.Calls().ToList();
        Assert.Equal(Enumerable.Range(0, 21).Select(id => $"answer {id}"), calls.Select(call => call.Answer));
        Assert.All(calls, call => Assert.Equal(("Improve it.", call.Proposal.Value == 20), (call.Prompt, call.Cached)));

        // An answer that was asked for is written as it was before there was a cache.
        var lines = await File.ReadAllLinesAsync(_run.Journal, TestContext.Current.CancellationToken);
        Assert.Single(lines, line => line.Contains("cached", StringComparison.OrdinalIgnoreCase) || line.Contains("known", StringComparison.OrdinalIgnoreCase));
    }

    [Fact]
    public async Task Best_AllAsGood_AreTheEarliest()
    {
        await using (var store = await RunStore.CreateAsync(_run.Folder, StoredRun.Header, TestContext.Current.CancellationToken))
        {
            await AppendAsync(store, [.. Enumerable.Range(0, 200).Select(id => StoredRun.Record(1) with { Id = new CandidateId(id), Calls = 0 })]);
        }

        using var reader = RunReader.Open(_run.Folder);
        Assert.Equal([0, 1, 2, 3], reader.Best(4).Select(record => record.Id.Value));
    }

    [Fact]
    public async Task Find_LineDamagedSince_SaysWhereAndTheOthersAreStillRead()
    {
        await _run.WriteAsync(12);
        var bytes = await File.ReadAllBytesAsync(_run.Journal, TestContext.Current.CancellationToken);
        var place = bytes.AsSpan().IndexOf("// 7:"u8);
        bytes[place] ^= 1;
        await File.WriteAllBytesAsync(_run.Journal, bytes, TestContext.Current.CancellationToken);
        var database = await File.ReadAllBytesAsync(_run.Database, TestContext.Current.CancellationToken);
        using (var reader = RunReader.Open(_run.Folder))
        {
            Assert.Equal(12, reader.Count);
            Assert.Equal(StoredRun.Record(8).Source, reader.Find(new CandidateId(8))!.Source);
            var damage = $"is damaged at byte {bytes.AsSpan(0, place).LastIndexOf((byte)'\n') + 1};";
            Assert.Contains(damage, Assert.Throws<StoreException>(reader.Verify).Message, StringComparison.Ordinal);
            Assert.Contains(damage, Assert.Throws<StoreException>(() => reader.Find(new CandidateId(7))).Message, StringComparison.Ordinal);
            Assert.Equal(StoredRun.Record(9).Source, reader.Find(new CandidateId(9))!.Source);
        }

        Assert.Equal(bytes, await File.ReadAllBytesAsync(_run.Journal, TestContext.Current.CancellationToken));
        Assert.Equal(database, await File.ReadAllBytesAsync(_run.Database, TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task Open_CopyOfARunThatNobodyWrites_IsTheRun()
    {
        await _run.WriteAsync(100);
        using var copy = new StoredRun();
        foreach (var file in Directory.GetFiles(_run.Folder))
        {
            File.Copy(file, Path.Combine(copy.Folder, Path.GetFileName(file)));
        }

        Assert.Equal(_run.Export(), copy.Export());
        await using (var store = await RunStore.OpenAsync(copy.Folder, TestContext.Current.CancellationToken))
        {
            await StoredRun.AppendAsync(store, 100, 101);
        }

        using var reader = RunReader.Open(copy.Folder);
        Assert.Equal(101, reader.Count);
    }

    private static void AnswersAsTheHistory(RunReader reader)
    {
        var history = reader.Proposals().ToList();
        Assert.Equal(history.Count, reader.Count);
        Assert.All(history, record => Assert.Equal(record.Source, reader.Find(record.Id)!.Source));
        Assert.Null(reader.Find(new CandidateId(history.Count)));
        foreach (var count in new[] { 1, 5, 64, 1000 })
        {
            Assert.Equal(
                history.Where(record => record.Evaluation.Status == EvaluationStatus.Ok)
                    .OrderByDescending(record => record.Evaluation.Fitness).ThenBy(record => record.Id).Take(count).Select(record => record.Id),
                reader.Best(count).Select(record => record.Id));
        }

        Assert.Equal(
            history.Where(record => record.Decision == AddStatus.Improved).GroupBy(record => record.Cell).OrderBy(cell => cell.Key).Select(cell => cell.Last().Id),
            reader.Elites().Select(record => record.Id));
        Assert.Equal(
            history.GroupBy(record => record.Evaluation.Status).ToDictionary(group => group.Key, group => group.Count()),
            reader.Statuses.ToDictionary());
        Assert.All(history, record => Assert.Equal(
            Enumerable.Range(0, record.Calls).Select(number => StoredRun.Call(record.Id.Value) with { Number = number }),
            reader.Calls(record.Id)));
        foreach (var record in history.TakeLast(5))
        {
            var ancestors = new SortedSet<CandidateId>();
            Collect(record.Id);
            Assert.Equal(ancestors.Reverse(), reader.Lineage(record.Id).Select(ancestor => ancestor.Id));

            void Collect(CandidateId id)
            {
                if (ancestors.Add(id))
                {
                    history[id.Value].Lineage.Parents.ToList().ForEach(Collect);
                }
            }
        }
    }

    private static async Task AppendAsync(RunStore store, IReadOnlyList<ProposalRecord> records)
    {
        var calls = records.SelectMany(record => Enumerable.Range(0, record.Calls).Select(number => StoredRun.Call(record.Id.Value) with { Number = number }));
        await Task.WhenAll(calls.Select(call => store.RecordAsync(call, TestContext.Current.CancellationToken).AsTask()));
        await Task.WhenAll(records.Select(record => store.AppendAsync(record, TestContext.Current.CancellationToken).AsTask()));
    }

    private static ProposalRecord Record(int id, ulong seed)
    {
        var random = new SeededRandom(seed, "record", id);
        var status = random.Next(4) == 0 ? EvaluationStatus.TimedOut : EvaluationStatus.Ok;
        var ok = status == EvaluationStatus.Ok;
        return new ProposalRecord
        {
            Id = new CandidateId(id),
            Lineage = new Lineage("step", [.. Enumerable.Range(0, id == 0 ? 0 : random.Next(3)).Select(_ => new CandidateId(random.Next(id)))]),
            Source = random.Next(10) == 0 ? null : $"return {id};",
            Evaluation = new Evaluation { Status = status, Fitness = ok ? random.Next(-9, 9) / 3.0 : null, Measures = ok ? new Measures(random.NextDouble(), -1e300) : null },
            Decision = !ok ? AddStatus.NotOffered : random.Next(2) == 0 ? AddStatus.Improved : AddStatus.Rejected,
            Cell = ok ? random.Next(5) : null,
            Calls = random.Next(3),
        };
    }
}
