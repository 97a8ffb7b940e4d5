namespace EvoLLM.Evolver.Tests;

public sealed class JournalTests
{
    /// <summary>A device of Linux on which every write fails for lack of space.</summary>
    private const string FullDisk = "/dev/full";

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
}
