namespace EvoLLM.Evolver.Tests;

public sealed class ScheduleTests : IDisposable
{
    private const int Rounds = 5;

    private readonly string _folder = Directory.CreateTempSubdirectory("evollm-schedules").FullName;
    private int _runs;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task Run_MethodWithACourse_EndsWhenTheCourseIsRun()
    {
        var (ending, records, progress) = await RunAsync();
        Assert.Equal(StopReason.Completed, ending.Reason);
        Assert.Equal("The method has run its course.", ending.Message);

        // Two seeds, and in each round a thought and three candidates.
        Assert.Equal(2 + (Rounds * 4), records.Count);
        Assert.Equal(Rounds, progress!.Statuses[EvaluationStatus.Thought]);
        Assert.Equal(records.Count(record => record.Evaluation.Status is not (EvaluationStatus.Thought or EvaluationStatus.Duplicate)), progress!.Evaluations);
    }

    [Fact]
    public async Task Run_Thought_ReachesWhoIsToUseItAndStandsInTheLineage()
    {
        var step = new Doubter();
        var (_, records, _) = await RunAsync(step);
        var thoughts = records.Where(record => record.Evaluation.Status == EvaluationStatus.Thought).ToList();
        Assert.All(thoughts, record => Assert.Null(record.Source));
        Assert.Equal(Rounds * 3, step.Requests.Count);
        Assert.All(step.Requests, request =>
        {
            var thought = Assert.Single(request.Thoughts);
            Assert.Equal(records[thought.Id.Value].Thought, thought.Text);
            Assert.Equal([thought.Id], records[request.Id.Value].Lineage.Thoughts);
            Assert.Equal("0.1", request.Notes["by"]);
        });
        Assert.DoesNotContain(records, record => record.Lineage.Operator == "seed" && record.Lineage.Thoughts is not null);
    }

    [Fact]
    public async Task Run_FailedAttempt_IsGivenOnWithItsJudgement()
    {
        var step = new Doubter();
        var (_, records, _) = await RunAsync(step);
        var after = step.Requests.Where(request => request.Attempt?.Evaluation.Status == EvaluationStatus.TimedOut).ToList();
        Assert.NotEmpty(after);
        Assert.All(after, request =>
        {
            Assert.Equal("fail TimedOut", request.Attempt!.Source);
            Assert.Equal(["as asked"], request.Attempt.Evaluation.Feedback);
            Assert.Contains(request.Attempt.Id, records[request.Id.Value].Lineage.Parents);
        });
    }

    [Theory]
    [InlineData(1, 1)]
    [InlineData(8, 2)]
    [InlineData(3, 64)]
    public async Task Run_RoundsThatWait_GiveTheSameRunWhateverIsUnderWay(int workers, int inFlight)
    {
        var (_, expected, _) = await RunAsync();
        var (_, records, _) = await RunAsync(workers: workers, inFlight: inFlight);
        Assert.Equal(expected.Select(Line), records.Select(Line));
    }

    [Fact]
    public async Task Resume_AtEveryPoint_EndsLikeTheUninterruptedRun()
    {
        var (_, expected, _) = await RunAsync();
        for (var stop = 1; stop < expected.Count; stop++)
        {
            await RunAsync(stopAfter: stop);
            var (ending, records, _) = await ResumeAsync();
            Assert.Equal(StopReason.Completed, ending.Reason);
            Assert.Equal(expected.Select(Line), records.Select(Line));
        }
    }

    [Fact]
    public async Task Replay_RunWithThoughts_IsEqual()
    {
        await RunAsync();
        using var recording = Recording.Open(Folder(_runs - 1));
        var result = await new Replay(Setup(new Doubter(), 2, recording.Header.Options), recording).RunAsync(TestContext.Current.CancellationToken);
        Assert.Null(result.Difference);
        Assert.Equal(recording.Count, result.Compared);
    }

    [Fact]
    public async Task Run_ScheduleThatSaysWhyItIsOver_EndsWithThatLineAndReplays()
    {
        var (ending, records, _) = await RunAsync(create: Concluding("Five rounds are enough."));
        Assert.Equal((StopReason.Completed, "Five rounds are enough.", "Five rounds are enough."), (ending.Reason, ending.Message, ending.Conclusion));
        using (var reader = RunReader.Open(Folder(_runs - 1)))
        {
            Assert.Equal(ending, reader.Ending);
        }

        var result = await ReplayAsync("Five rounds are enough.");
        Assert.Null(result.Difference);
        Assert.Equal(records.Count, result.Compared);
    }

    [Fact]
    public async Task Replay_MethodIsOverForAnotherReason_ShowsBoth()
    {
        await RunAsync(create: Concluding("Five rounds are enough."));
        var result = await ReplayAsync("Nobody is left.");
        Assert.Null(result.Difference!.Proposal);
        Assert.Equal([new FieldDifference(ReplayDifference.Conclusion, "Five rounds are enough.", "Nobody is left.")], result.Difference.Fields);
    }

    [Fact]
    public async Task Replay_RunThatWasStoppedBefore_ComparesNoReason()
    {
        await RunAsync(stopAfter: 9, create: Concluding("Five rounds are enough."));
        Assert.Null((await ReplayAsync("Nobody is left.")).Difference);
    }

    [Fact]
    public async Task Run_ScheduleThatWaitsForNothing_FailsAndSaysSo()
    {
        var (ending, _, _) = await RunAsync(create: _ => new Waiting());
        Assert.Equal(StopReason.Failed, ending.Reason);
        Assert.Equal("The method has nothing left that it could go on from.", ending.Message);
    }

    private static Func<ScheduleContext, ISchedule> Concluding(string conclusion) =>
        context => new RoundSchedule(context, new Thinker(), new Doubter()) { Conclusion = conclusion };

    private async Task<ReplayResult> ReplayAsync(string conclusion)
    {
        using var recording = Recording.Open(Folder(_runs - 1));
        var setup = Setup(new Doubter(), 2, recording.Header.Options, Concluding(conclusion));
        return await new Replay(setup, recording).RunAsync(TestContext.Current.CancellationToken);
    }

    private static string Line(ProposalRecord record) =>
        $"{record.Id} {record.Lineage.Operator} [{string.Join(' ', record.Lineage.Parents)}] {record.Source} {record.Thought} {record.Evaluation.Status} {record.Evaluation.Fitness} {record.Decision}";

    private string Folder(int run) => Path.Combine(_folder, $"run-{run}");

    private static SearchSetup Setup(Doubter step, int workers, SearchOptions options, Func<ScheduleContext, ISchedule>? create = null) => new()
    {
        Problem = NumberProblem.Create(),
        Evaluator = new NumberEvaluator(disorder: 3),
        Operators = [new Thinker(), step],
        CreateSchedule = create ?? (context => new RoundSchedule(context, new Thinker(), step)),
        Options = options,
        Workers = workers,
        ProposalConcurrency = workers,
        CheckInvariants = true,
    };

    private async Task<(RunEnding Ending, IReadOnlyList<ProposalRecord> Records, SearchProgress? Progress)> RunAsync(
        Doubter? step = null, int workers = 2, int inFlight = 8, int stopAfter = int.MaxValue, Func<ScheduleContext, ISchedule>? create = null)
    {
        var options = new SearchOptions { Seed = 5, InFlight = inFlight };
        var header = new RunHeader { Version = "test", Created = DateTimeOffset.UnixEpoch, Problem = NumberProblem.Create(), Models = ["offline"], Options = options };
        await using var store = await RunStore.CreateAsync(Folder(_runs++), header, TestContext.Current.CancellationToken);
        return await SearchAsync(store, Setup(step ?? new Doubter(), workers, options, create), stopAfter);
    }

    private async Task<(RunEnding Ending, IReadOnlyList<ProposalRecord> Records, SearchProgress? Progress)> ResumeAsync()
    {
        await using var store = await RunStore.OpenAsync(Folder(_runs - 1), TestContext.Current.CancellationToken);
        return await SearchAsync(store, Setup(new Doubter(), 2, store.Header.Options), int.MaxValue);
    }

    private static async Task<(RunEnding Ending, IReadOnlyList<ProposalRecord> Records, SearchProgress? Progress)> SearchAsync(RunStore store, SearchSetup setup, int stopAfter)
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        var recorder = new Recorder { OnRecord = record => Cancel(record, stopAfter, stop) };
        var ending = await new Search(setup, store, TimeProvider.System).RunAsync(recorder, stop.Token);
        using var reader = RunReader.Open(store.Folder);
        return (ending, [.. reader.Proposals()], recorder.Progress.LastOrDefault());
    }

    private static void Cancel(ProposalRecord record, int stopAfter, CancellationTokenSource stop)
    {
        if (record.Id.Value + 1 >= stopAfter)
        {
            stop.Cancel();
        }
    }

    /// <summary>In each round one thought about the best so far, then three candidates made with it, each of the one before in its row.</summary>
    private sealed class RoundSchedule(ScheduleContext context, IOperator thinker, IOperator step) : ISchedule
    {
        private readonly Attempt?[] _rows = new Attempt?[3];
        private Elite? _best;
        private Elite? _leader;
        private Thought? _thought;
        private int _round;
        private int _decided;
        private int _committed;

        public bool IsDone => _round == Rounds;

        public string? Conclusion { get; init; }

        public Commission? Decide(CandidateId id)
        {
            if (IsDone || (_decided == 0 ? _committed : -1) > 0 || _decided == 4 || (_decided > 0 && _thought is null))
            {
                return null;
            }

            // What is found in a round counts from the next one on.
            _leader = _decided == 0 ? _best! : _leader!;
            return _decided++ == 0
                ? new Commission(thinker, _leader)
                : new Commission(step, _leader)
                {
                    Thoughts = [_thought!],
                    Attempt = _rows[_decided - 2],
                    Notes = new Dictionary<string, string> { ["by"] = "0.1" },
                };
        }

        public void Commit(ProposalRecord record, Elite? elite)
        {
            _best = elite is not null && !(elite.Fitness <= _best?.Fitness) ? elite : _best;
            if (record.Id.Value < context.Problem.Seeds.Count)
            {
                return;
            }

            if (_committed++ == 0)
            {
                _thought = new Thought(record.Id, record.Thought!);
                return;
            }

            _rows[_committed - 2] = new Attempt(record.Id, record.Source, record.Evaluation);
            if (_committed == 4)
            {
                (_round, _decided, _committed, _thought) = (_round + 1, 0, 0, null);
            }
        }
    }

    private sealed class Waiting : ISchedule
    {
        public bool IsDone => false;

        public Commission? Decide(CandidateId id) => null;

        public void Commit(ProposalRecord record, Elite? elite)
        {
        }
    }

    private sealed class Thinker : IOperator
    {
        public string Name => "think";

        public int Parents => 1;

        public Cost Reservation => default;

        public ValueTask<Proposal> ProposeAsync(ProposalRequest request, CancellationToken cancellationToken) =>
            ValueTask.FromResult(new Proposal { Thought = $"more than {request.Parents[0].Fitness}" });
    }

    /// <summary>Moves the best a little; now and then what it makes does not end.</summary>
    private sealed class Doubter : IOperator
    {
        private readonly NumberOperator _inner = new(id => id % 7 == 5 ? "fail TimedOut" : null);

        public string Name => "doubt";

        public int Parents => 1;

        public Cost Reservation => default;

        public List<ProposalRequest> Requests { get; } = [];

        public ValueTask<Proposal> ProposeAsync(ProposalRequest request, CancellationToken cancellationToken)
        {
            lock (Requests)
            {
                Requests.Add(request);
            }

            return _inner.ProposeAsync(request, cancellationToken);
        }
    }
}
