namespace EvoLLM.Evolver.Tests;

/// <summary>The archive can be had as it was after any proposal.</summary>
public sealed class RewindTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("evollm-rewind-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task ArchiveAt_EveryProposal_IsTheArchiveThatTheSearchHadThen()
    {
        var options = new SearchOptions { Seed = 5, Budget = new Budget { Evaluations = 150 } };
        var problem = NumberProblem.Create();
        var header = new RunHeader { Version = "1", Created = DateTimeOffset.UnixEpoch, Problem = problem, Models = ["offline"], Options = options };
        var seen = new Recorder();
        await using var evaluator = new NumberEvaluator();
        await using (var store = await RunStore.CreateAsync(Path.Combine(_folder, "run"), header, TestContext.Current.CancellationToken))
        {
            var setup = new SearchSetup { Problem = problem, Evaluator = evaluator, Operators = [new NumberOperator(id => id % 9 == 4 ? "fail TimedOut" : null)], Options = options };
            await new Search(setup, store, TimeProvider.System).RunAsync(seen, TestContext.Current.CancellationToken);
        }

        using var reader = RunReader.Open(Path.Combine(_folder, "run"));
        Assert.Equal(seen.Records.Count, reader.Count);
        for (var id = 0; id < seen.Records.Count; id++)
        {
            var (then, now) = (seen.Progress[id], reader.ArchiveAt(new CandidateId(id)));
            Assert.Equal(then.Archive, now.Statistics);
            Assert.Equal((then.Best!.Candidate.Id, then.Best.Candidate.Source), (now.Best!.Value.Solution.Candidate.Id, now.Best.Value.Solution.Candidate.Source));
        }

        // Beyond the last proposal it is the archive as it is.
        Assert.Equal(
            reader.Elites().Select(elite => elite.Id).Order(),
            reader.ArchiveAt(new CandidateId(int.MaxValue)).Select(entry => entry.Solution.Candidate.Id).Order());
    }
}
