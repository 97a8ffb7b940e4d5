namespace EvoLLM.Evolver.Tests;

/// <summary>Nothing that happens to the database holds a run up.</summary>
public sealed class DatabaseFollowerTests
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(60);

    [Theory]
    [InlineData(100, 256)]
    [InlineData(300, 700)]
    [InlineData(300, 1200)]
    public async Task Follow_DiskFillsUp_EndsAndLeavesARunThatIsWhole(int proposals, int kilobytes)
    {
        using var disk = SmallDisk.Mount("size=64m");
        var run = new StoredRun(Path.Combine(disk.Folder, "run"));
        await run.WriteAsync(proposals);
        var whole = run.Export();
        File.Delete(run.Database);
        var journal = new FileInfo(run.Journal).Length;
        disk.Remount($"size={(journal / 1024) + kilobytes}k");

        var follower = await DatabaseFollower.StartAsync(RunFiles.At(run.Folder), journal, room: 0).WaitAsync(Limit, TestContext.Current.CancellationToken);
        await follower.DisposeAsync().AsTask().WaitAsync(Limit, TestContext.Current.CancellationToken);
        Assert.Equal(whole, run.Export());
        disk.Remount("size=64m");
        Assert.Equal(whole, run.Export());
        using var reader = RunReader.Open(run.Folder);
        Assert.Equal(proposals, reader.Count);
        Assert.Equal(StoredRun.Call(7), Assert.Single(reader.Calls(new CandidateId(7))));
    }

    [Fact]
    public async Task Append_LittleRoom_IsLeftToTheJournal()
    {
        using var disk = SmallDisk.Mount("size=1m");
        var run = new StoredRun(Path.Combine(disk.Folder, "run"));
        await run.WriteAsync(50);
        Assert.False(File.Exists(run.Database));
        using var reader = RunReader.Open(run.Folder);
        Assert.Equal(50, reader.Count);
    }
}
