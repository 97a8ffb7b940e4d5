using FsCheck.Xunit;

namespace EvoLLM.Evolver.Tests;

/// <summary>A text is in a journal once, however often it is stored, and nobody who reads the run can tell.</summary>
public sealed class JournalTextsTests : IDisposable
{
    private const string Prompt = "Improve this program, and say nothing else.";

    private readonly StoredRun _run = new();

    public void Dispose() => _run.Dispose();

    [Fact]
    public async Task Record_PromptOfEarlierCalls_IsStoredOnceAlsoAfterAResume()
    {
        await using (var store = await RunStore.CreateAsync(_run.Folder, StoredRun.Header, TestContext.Current.CancellationToken))
        {
            await AppendAsync(store, 0, Prompt, "yes");
            await AppendAsync(store, 1, Prompt, "no");
        }

        await using (var store = await RunStore.OpenAsync(_run.Folder, TestContext.Current.CancellationToken))
        {
            await AppendAsync(store, 2, "Another.", Prompt);
            await store.RecordAsync(Call(3, Prompt, "no"), TestContext.Current.CancellationToken);
        }

        Assert.Equal(1, Count(await File.ReadAllTextAsync(_run.Journal, TestContext.Current.CancellationToken), Prompt));
        Assert.Equal(3, Count(_run.Export(), Prompt));
        using var reader = RunReader.Open(_run.Folder);
        Assert.Equal(Call(0, Prompt, "yes"), Assert.Single(reader.Calls(new CandidateId(0))));
        Assert.Equal(Call(1, Prompt, "no"), Assert.Single(reader.Calls(new CandidateId(1))));
        Assert.Equal(Call(2, "Another.", Prompt), Assert.Single(reader.Calls(new CandidateId(2))));
        Assert.Equal(Call(3, Prompt, "no"), Assert.Single(reader.Calls(new CandidateId(3))));
        await using var again = await RunStore.OpenAsync(_run.Folder, TestContext.Current.CancellationToken);
        Assert.Equal(Call(3, Prompt, "no"), again.Find(new ModelQuestion(new CandidateId(3), 0, "hash", "")));
    }

    [Fact]
    public async Task Append_SourceOfTheCandidateItDuplicates_IsStoredOnce()
    {
        var first = StoredRun.Record(0) with { Source = Prompt, Calls = 0 };
        var same = StoredRun.Record(1) with { Source = Prompt, Calls = 0, DuplicateOf = first.Id };
        var other = StoredRun.Record(2) with { Source = Prompt + " ", Calls = 0, DuplicateOf = first.Id };
        await using (var store = await RunStore.CreateAsync(_run.Folder, StoredRun.Header, TestContext.Current.CancellationToken))
        {
            await store.AppendAsync(first, TestContext.Current.CancellationToken);
            await store.AppendAsync(same, TestContext.Current.CancellationToken);
        }

        await using (var store = await RunStore.OpenAsync(_run.Folder, TestContext.Current.CancellationToken))
        {
            await store.AppendAsync(other, TestContext.Current.CancellationToken);
            await store.AppendAsync(same with { Id = new CandidateId(3) }, TestContext.Current.CancellationToken);
        }

        var journal = await File.ReadAllTextAsync(_run.Journal, TestContext.Current.CancellationToken);
        Assert.Equal((2, 1), (Count(journal, Prompt), Count(journal, Prompt + " ")));
        using var reader = RunReader.Open(_run.Folder);
        Assert.Equal([Prompt, Prompt, Prompt + " ", Prompt], reader.Proposals().Select(record => record.Source));
        Assert.Equal(Prompt, reader.Find(new CandidateId(3))!.Source);
    }

    [Property(MaxTest = 30)]
    public async Task Record_AnyTextsInAnyOrder_AreReadAsTheyWereGiven((byte Prompt, byte Answer, bool Reopen)[] calls)
    {
        string[] texts = ["", " ", "a", "a\n", "\"", "\\", "ü€😀", "\u2028", new string('x', 20_000)];
        using var run = new StoredRun();
        var store = await RunStore.CreateAsync(run.Folder, StoredRun.Header, TestContext.Current.CancellationToken);
        for (var id = 0; id < calls.Length; id++)
        {
            await AppendAsync(store, id, texts[calls[id].Prompt % texts.Length], texts[calls[id].Answer % texts.Length]);
            if (calls[id].Reopen)
            {
                await store.DisposeAsync();
                store = await RunStore.OpenAsync(run.Folder, TestContext.Current.CancellationToken);
            }
        }

        await store.DisposeAsync();
        using var reader = RunReader.Open(run.Folder);
        for (var id = 0; id < calls.Length; id++)
        {
            Assert.Equal(
                Call(id, texts[calls[id].Prompt % texts.Length], texts[calls[id].Answer % texts.Length]),
                Assert.Single(reader.Calls(new CandidateId(id))));
        }

        Assert.True(new FileInfo(run.Journal).Length < 50_000 + (calls.Length * 2_000));
    }

    private static async Task AppendAsync(RunStore store, int id, string prompt, string answer)
    {
        await store.RecordAsync(Call(id, prompt, answer), TestContext.Current.CancellationToken);
        await store.AppendAsync(StoredRun.Record(id), TestContext.Current.CancellationToken);
    }

    private static ModelCall Call(int id, string prompt, string answer) => StoredRun.Call(id) with { PromptHash = "hash", Prompt = prompt, Answer = answer };

    private static int Count(string text, string part) => text.Split(part).Length - 1;
}
