using EvoLLM.Evolver;

namespace EvoLLM.Experiments.Tests;

/// <summary>Comparisons as a program makes them, on real runs.</summary>
public sealed class ComparisonTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("evollm-comparisons-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Run_TwoContendersAndSeeds_MakesOrdinaryRunsAtOneBudget()
    {
        // Each counter writes factors up to its proposal's number in hundredths: the error is 10 times what is missing to a half.
        var comparison = Of(new Contender("plain", Own()), new Contender("to the: target!", Own() with { Stop = new StopRule { TargetFitness = -4.6 } }));
        var result = await comparison.RunAsync(Token);
        Assert.Equal(["plain-7", "plain-8", "to-the-target-7", "to-the-target-8"], Folders());
        Assert.False(result.ComparesTest);
        Assert.Equal(["plain", "to the: target!"], result.Methods.Select(method => method.Name));
        Assert.All(result.Methods[0].Runs, run => Assert.Equal((10, false, StopReason.Evaluations), (run.Evaluations, run.EndedByItself, run.Ending!.Reason)));
        Assert.All(result.Methods[1].Runs, run => Assert.Equal((true, StopReason.Target), (run.EndedByItself, run.Ending!.Reason)));
        Assert.Equal(new Estimate(2.5, 2.5, 2.5), result.Median(result.Methods[0]));
        Assert.Equal(new Estimate(0, 0, 0), result.Difference(result.Methods[1]));
        Assert.Contains(result.Findings, finding => finding.Contains("ended before its budget was spent in 2 of 2 runs", StringComparison.Ordinal));
        Assert.Contains(result.Findings, finding => finding.Contains("do not differ", StringComparison.Ordinal));
        Assert.Contains(result.Findings, finding => finding.StartsWith("With fewer than 3 runs", StringComparison.Ordinal));
        Assert.Equal(1 + 2, result.ToString().Split('\n').TakeWhile(line => line.Contains("  ", StringComparison.Ordinal)).Count());
    }

    [Fact]
    public async Task Run_Interrupted_GoesOnWithWhatWasBegunAndKeepsWhatIsFinished()
    {
        using var source = CancellationTokenSource.CreateLinkedTokenSource(Token);
        var stopping = new StopAfter(14, source);
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => Of(new Contender("own", Own() with { InFlight = 1, Observer = stopping })).RunAsync(source.Token));
        Assert.Equal(["own-7", "own-8"], Folders());
        var finished = Journal("own-7");

        var counter = new StopAfter(int.MaxValue, source);
        var result = await Of(new Contender("own", Own() with { InFlight = 1, Observer = counter })).RunAsync(Token);
        Assert.InRange(counter.Count, 1, 9);
        Assert.Equal(finished, Journal("own-7"));
        Assert.Equal([10, 10], result.Methods[0].Runs.Select(run => run.Evaluations));

        // Finished: nothing is made again.
        var again = new StopAfter(int.MaxValue, source);
        await Of(new Contender("own", Own() with { InFlight = 1, Observer = again })).RunAsync(Token);
        Assert.Equal(0, again.Count);
    }

    [Fact]
    public async Task Run_OtherSettingsThanThoseThere_NamesTheDifference()
    {
        await Of(new Contender("own", Own())).RunAsync(Token);
        await RefusesAsync(Of(new Contender("own", Own())) with { Budget = new Budget { Evaluations = 11 } }, "budget evaluations is 10 there, and 11 here");
        await RefusesAsync(Of(new Contender("own", Own() with { InFlight = 3 })), "in flight is 8 there, and 3 here");
        await RefusesAsync(Of(new Contender("own", Own() with { Weights = new Dictionary<string, double> { ["mutation"] = 0 } })), "operator weights crossover");
    }

    [Fact]
    public async Task Run_WhatCannotBeCompared_IsRefusedAndNothingIsStored()
    {
        var own = new Contender("own", Own());
        await RefusesAsync(Of(own, new Contender("own", Own())), "'own', 'own'");
        await RefusesAsync(Of(own) with { Seeds = [1, 1] }, "each once");
        await RefusesAsync(Of(own) with { Baseline = "other" }, "'other'; there are 'own'");
        await RefusesAsync(Of(own) with { Budget = new Budget { Calls = 5 } }, "Nothing would end the runs of 'own'");
        await RefusesAsync(Of(own, new Contender("bins", new Experiment("bin-packing"))), "halves, bin-packing");
        Assert.Empty(Folders());
    }

    [Fact]
    public void CommonBudget_NothingLimited_IsThatOfARunWithAModelUnlessAllAreOffline()
    {
        var modelled = new Contender("modelled", Own() with { Models = ["ollama:tiny"], Method = "reevo" });
        var comparison = Of(new Contender("own", Own())) with { Budget = new Budget() };
        Assert.Equal(2000, comparison.CommonBudget.Evaluations);
        Assert.Equal(200, (comparison with { Contenders = [.. comparison.Contenders, modelled] }).CommonBudget.Evaluations);
        Assert.Null((comparison with { Budget = new Budget { Calls = 9 } }).CommonBudget.Evaluations);
    }

    private static async Task RefusesAsync(Comparison comparison, string part) =>
        Assert.Contains(part, (await Assert.ThrowsAsync<ExperimentException>(() => comparison.RunAsync(Token))).Message, StringComparison.Ordinal);

    private Comparison Of(params Contender[] contenders) => new()
    {
        Contenders = contenders,
        Seeds = [7, 8],
        Budget = new Budget { Evaluations = 10 },
        Folder = Path.Combine(_folder, "runs"),
    };

    private static Experiment Own() => new(new Halves())
    {
        Operators = [new WriteProgram("factors")],
        Weights = new Dictionary<string, double> { ["mutation"] = 0, ["crossover"] = 0, ["growth"] = 0 },
    };

    private IEnumerable<string> Folders() =>
        Directory.Exists(Path.Combine(_folder, "runs")) ? Directory.GetDirectories(Path.Combine(_folder, "runs")).Select(path => Path.GetFileName(path)).Order(StringComparer.Ordinal) : [];

    private byte[] Journal(string run) => File.ReadAllBytes(Path.Combine(_folder, "runs", run, "journal.jsonl"));

    /// <summary>Counts commits, and interrupts after some.</summary>
    private sealed class StopAfter(int limit, CancellationTokenSource source) : ISearchObserver
    {
        public int Count { get; private set; }

        public void OnStarted(SearchProgress progress, IArchive<Elite> archive)
        {
        }

        public void OnCommitted(ProposalRecord record, SearchProgress progress)
        {
            if (++Count == limit)
            {
                source.Cancel();
            }
        }
    }
}
