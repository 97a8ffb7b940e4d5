using System.Threading.Channels;

namespace EvoLLM.Evolver;

/// <summary>
/// Makes a run again from what it was begun with and the recorded answers of its models, and compares every proposal with
/// what was recorded, in all that a canonical export holds. Budgets and stop rules decide where a run ends and not what is
/// in it, so as many proposals are made as there are.
/// </summary>
public sealed class Replay
{
    private readonly SearchSetup _setup;
    private readonly Recording _recording;
    private readonly SearchState _state;
    private int _begun;
    private int _compared;
    private int _ended;

    /// <summary>Puts a replay together; nothing runs yet.</summary>
    /// <param name="setup">What the run was put together from; the recording's options take the place of its own, and its operators must take answers from the recording.</param>
    /// <param name="recording">The run, just opened.</param>
    /// <exception cref="ArgumentException">The setup or its options are out of range; the message names which.</exception>
    public Replay(SearchSetup setup, Recording recording)
    {
        ArgumentNullException.ThrowIfNull(setup);
        ArgumentNullException.ThrowIfNull(recording);
        _setup = setup with
        {
            Options = recording.Header.Options with { Budget = new Budget(), Stop = new StopRule() },
            Evaluator = new ReplayEvaluator(setup.Evaluator, recording.Endings),
        };
        _setup.Validate();
        _recording = recording;
        _state = new SearchState(_setup);
    }

    /// <summary>How many proposals came out as recorded so far; may be read while the replay runs.</summary>
    public int Compared => Volatile.Read(ref _compared);

    /// <summary>Makes the run again, up to the first difference.</summary>
    /// <param name="cancellationToken">Ends the work early.</param>
    /// <exception cref="StoreException">The journal is damaged.</exception>
    public async Task<ReplayResult> RunAsync(CancellationToken cancellationToken)
    {
        var pipeline = new SearchPipeline(_setup);
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var stages = pipeline.RunAsync(stop.Token);
        ReplayDifference? difference;
        try
        {
            difference = await CompareProposalsAsync(pipeline, cancellationToken).ConfigureAwait(false);
        }
        finally
        {
            await stop.CancelAsync().ConfigureAwait(false);
            await stages.ConfigureAwait(false);
        }

        difference ??= CompareConclusion();
        var assess = difference is null && _recording.Report is not null;
        difference ??= assess ? await CompareReportAsync(cancellationToken).ConfigureAwait(false) : null;
        return new ReplayResult { Compared = Compared, EndedByMachine = _ended, ReportCompared = assess && difference is null, Difference = difference };
    }

    private async Task<ReplayDifference?> CompareProposalsAsync(SearchPipeline pipeline, CancellationToken cancellationToken)
    {
        var waiting = new Dictionary<int, Outcome>();
        while (_state.Committed < _recording.Count)
        {
            Begin(pipeline.Assignments);
            if (_begun == _state.Committed)
            {
                return new ReplayDifference(new CandidateId(_begun), [new FieldDifference("lineage", "a proposal", null)]);
            }

            Outcome? outcome;
            while (!waiting.Remove(_state.Committed, out outcome))
            {
                if (!await pipeline.Outcomes.WaitToReadAsync(cancellationToken).ConfigureAwait(false) || !pipeline.Outcomes.TryRead(out var next))
                {
                    throw new OperationCanceledException(cancellationToken);
                }

                waiting.Add(next.Id.Value, next);
            }

            if (Compare(outcome) is { Fields.Count: > 0 } difference)
            {
                return difference;
            }
        }

        return null;
    }

    /// <summary>Lets those proposals begin that may be under way and are recorded.</summary>
    private void Begin(ChannelWriter<Outcome> assignments)
    {
        _recording.Read(_state.Committed + _setup.Options.InFlight);
        foreach (var assignment in _state.Issue().Where(assignment => assignment.Request.Id.Value < _recording.Count))
        {
            assignments.TryWrite(new Outcome(assignment));
            _begun++;
        }
    }

    private ReplayDifference Compare(Outcome outcome)
    {
        var recorded = _recording.Next() with { Elapsed = default, CpuTime = default };
        if (outcome.Fault is ReplayException other)
        {
            return new ReplayDifference(outcome.Id, [.. Differences.Between(recorded.Lineage, outcome.Assignment.Lineage, "lineage"), other.Difference]);
        }

        if (outcome.Fault is { } fault)
        {
            throw fault;
        }

        var replayed = _state.Commit(outcome, default) with { CpuTime = default };
        var fields = Differences.Between(recorded, replayed);
        if (fields.Count == 0)
        {
            _ended += recorded.Evaluation.EndedByMachine ? 1 : 0;
            Interlocked.Increment(ref _compared);
        }

        return new ReplayDifference(outcome.Id, fields) { EndedByMachine = replayed.Evaluation.EndedByMachine };
    }

    private ReplayDifference? CompareConclusion() => _recording.Conclusion is { } recorded && recorded != _state.Conclusion
        ? new ReplayDifference(null, [new FieldDifference(ReplayDifference.Conclusion, recorded, _state.Conclusion)])
        : null;

    private async Task<ReplayDifference?> CompareReportAsync(CancellationToken cancellationToken)
    {
        var report = await FinalAssessment.AssessAsync(_setup, _state.Archive, cancellationToken).ConfigureAwait(false);
        var fields = Differences.Between(_recording.Report, report);
        return fields.Count == 0 ? null : new ReplayDifference(null, fields) { EndedByMachine = report.EndedByMachine is not null };
    }
}
