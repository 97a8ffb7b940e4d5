using System.Text.Json;
using System.Threading.Channels;

namespace EvoLLM.Evolver;

/// <summary>
/// An evolutionary search: proposals are made and judged in parallel and committed to the store and the archive in
/// proposal order, so that seed and model answers alone decide the result. A candidate that fails in any way is a
/// recorded result; only a fault of the machine or of every model ends the run, and then everything up to there is kept.
/// </summary>
public sealed class Search
{
    private readonly SearchSetup _setup;
    private readonly RunStore _store;
    private readonly TimeProvider _time;
    private readonly SearchState _state;
    private StopReason? _endedBefore;

    /// <summary>Puts a search together; nothing runs yet.</summary>
    /// <param name="setup">Its parts.</param>
    /// <param name="store">The run that it writes; one with a history is gone on with.</param>
    /// <param name="time">The clock; only budgets and reports depend on it.</param>
    /// <exception cref="ArgumentException">The setup or its options are out of range; the message names which.</exception>
    public Search(SearchSetup setup, RunStore store, TimeProvider time)
    {
        ArgumentNullException.ThrowIfNull(setup);
        ArgumentNullException.ThrowIfNull(store);
        ArgumentNullException.ThrowIfNull(time);
        setup.Validate();
        _setup = setup;
        _store = store;
        _time = time;
        _state = new SearchState(setup);
    }

    /// <summary>The archive as it stands.</summary>
    public IArchive<Elite> Archive => _state.Archive;

    /// <summary>Searches until the budget is spent, a stop rule holds, the token is cancelled or no operator can work.</summary>
    /// <param name="observer">Is told of every commit.</param>
    /// <param name="cancellationToken">Stops the search; what was committed stays, and a resume makes the rest again.</param>
    /// <returns>Why it ended; also stored.</returns>
    /// <exception cref="StoreException">The store cannot be written, or its history was made by other settings.</exception>
    /// <exception cref="InvariantException">Archive or islands do not hold what they should; only where that is checked. What came before is stored.</exception>
    /// <exception cref="OptionsRefusedException">The options leave less than is spent already, or would have ended the run before.</exception>
    public async Task<RunEnding> RunAsync(ISearchObserver observer, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(observer);
        var pipeline = new SearchPipeline(_setup);
        var assignments = Restore(pipeline);
        await TakeOptionsAsync().ConfigureAwait(false);
        observer.OnStarted(_state.Progress, Archive);
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var stages = pipeline.RunAsync(stop.Token);
        Exception? fault = null;
        try
        {
            Assign(pipeline.Assignments, assignments);
            fault = await CommitAllAsync(pipeline, observer).ConfigureAwait(false);
        }
        finally
        {
            await stop.CancelAsync().ConfigureAwait(false);
            await stages.ConfigureAwait(false);
        }

        var ending = Ending(fault);
        await _store.AppendAsync(ending, CancellationToken.None).ConfigureAwait(false);
        return fault is null or OperatorUnavailableException ? ending : throw fault;
    }

    /// <summary>Takes the stored history in by committing it again, and checks that this search would have made it.</summary>
    private List<Assignment> Restore(SearchPipeline pipeline)
    {
        var open = new Queue<Assignment>(_state.Issue());
        foreach (var record in _store.Proposals())
        {
            // Some may have begun under a larger budget than there is now, or before a stop rule held.
            var assignment = open.TryDequeue(out var next) ? next : _state.IssueNext();
            _endedBefore ??= next is null ? _state.Stop : null;
            if (assignment is null || !Fits(assignment, record))
            {
                throw new StoreException(
                    $"Proposal {record.Id} of the stored run was made by other operators or settings; resume it with those it was begun with.");
            }

            Recommit(assignment, record);
            if (record.Fingerprint.Length > 0)
            {
                pipeline.Remember(record.Fingerprint, record.Evaluation);
            }

            _state.ApplyLastingRules();
            foreach (var begun in _state.Issue())
            {
                open.Enqueue(begun);
            }
        }

        _state.ForgetFailures();
        return [.. open];
    }

    /// <summary>Stores the options if they are others than the run has, now that the history fits them.</summary>
    private async Task TakeOptionsAsync()
    {
        var before = _store.Header.Options;
        _setup.Options.Budget.RequireRoom(before.Budget, _state.Progress);
        _setup.Options.Stop.RequireRoom(before.Stop, _endedBefore);
        if (JsonSerializer.Serialize(before, JournalFormat.Json) != JsonSerializer.Serialize(_setup.Options, JournalFormat.Json))
        {
            await _store.AppendAsync(_setup.Options, CancellationToken.None).ConfigureAwait(false);
        }
    }

    private static bool Fits(Assignment assignment, ProposalRecord record) =>
        assignment.Request.Id == record.Id && Lineage.Same(assignment.Lineage, record.Lineage);

    private void Recommit(Assignment assignment, ProposalRecord record)
    {
        var outcome = new Outcome(assignment)
        {
            Proposal = new Proposal { Source = record.Source, Thought = record.Thought, Note = record.Note, Cost = record.Cost, Calls = record.Calls },
            Preparation = new Preparation { Fingerprint = record.Fingerprint },
            Evaluation = record.Evaluation,
            CpuTime = record.CpuTime,
        };
        var again = _state.Commit(outcome, record.Elapsed);
        if (again.Decision != record.Decision || again.Cell != record.Cell || again.DuplicateOf != record.DuplicateOf || !IslandRecord.Same(again.Island, record.Island))
        {
            throw new StoreException($"Proposal {record.Id} of the stored run was decided by other rules than those of this version.");
        }
    }

    private async Task<Exception?> CommitAllAsync(SearchPipeline pipeline, ISearchObserver observer)
    {
        var began = _time.GetTimestamp();
        var before = _state.Elapsed;
        var waiting = new Dictionary<int, Outcome>();
        _state.ApplyStopRules();
        _state.ApplyBudget();
        CloseWhenDone(pipeline.Assignments);
        while (await pipeline.Outcomes.WaitToReadAsync(CancellationToken.None).ConfigureAwait(false))
        {
            while (pipeline.Outcomes.TryRead(out var outcome))
            {
                waiting.Add(outcome.Id.Value, outcome);
            }

            var fault = await CommitBatchAsync(pipeline, waiting, observer, before + _time.GetElapsedTime(began)).ConfigureAwait(false);
            if (fault is not null)
            {
                return fault;
            }
        }

        return null;
    }

    /// <summary>Commits what is next in order, all with one wait for the disk, and only then lets it have effects.</summary>
    private async Task<Exception?> CommitBatchAsync(
        SearchPipeline pipeline,
        Dictionary<int, Outcome> waiting,
        ISearchObserver observer,
        TimeSpan elapsed)
    {
        Exception? fault = null;
        var committed = new List<(ProposalRecord Record, SearchProgress Progress, Task Stored)>();
        var assignments = new List<Assignment>();
        while (waiting.Remove(_state.Committed, out var outcome))
        {
            if (outcome.Fault is not null)
            {
                fault = outcome.Fault;
                break;
            }

            try
            {
                var record = _state.Commit(outcome, elapsed);
                _state.ApplyStopRules();
                assignments.AddRange(_state.Issue());
                committed.Add((record, _state.Progress, _store.AppendAsync(record, CancellationToken.None).AsTask()));
            }
            catch (InvariantException exception)
            {
                fault = exception;
                break;
            }
        }

        foreach (var (record, progress, stored) in committed)
        {
            await stored.ConfigureAwait(false);
            observer.OnCommitted(record, progress);
        }

        Assign(pipeline.Assignments, assignments);
        _state.ApplyBudget();
        CloseWhenDone(pipeline.Assignments);
        return fault;
    }

    private static void Assign(ChannelWriter<Outcome> writer, IEnumerable<Assignment> assignments)
    {
        foreach (var assignment in assignments)
        {
            // The channel holds as many as may be under way: there is always room.
            writer.TryWrite(new Outcome(assignment));
        }
    }

    private void CloseWhenDone(ChannelWriter<Outcome> writer)
    {
        if (_state.Stop is not null && _state.Pending == 0)
        {
            writer.TryComplete();
        }
    }

    private RunEnding Ending(Exception? fault)
    {
        var reason = fault is not null ? StopReason.Failed : _state.Stop ?? StopReason.Interrupted;
        var conclusion = reason == StopReason.Completed ? _state.Conclusion : null;
        return new RunEnding(reason, conclusion ?? Message(reason, fault), _state.Elapsed) { CpuTime = _state.CpuTime, Conclusion = conclusion };
    }

    private string Message(StopReason reason, Exception? fault) => reason switch
    {
        StopReason.Evaluations => $"The budget of {_setup.Options.Budget.Evaluations} evaluations is spent.",
        StopReason.Calls => $"The budget of {_setup.Options.Budget.Calls} calls does not allow another proposal.",
        StopReason.Tokens => $"The budget of {_setup.Options.Budget.Tokens} tokens does not allow another proposal.",
        StopReason.Usd => $"The budget of {_setup.Options.Budget.Usd} USD does not allow another proposal.",
        StopReason.WallTime => $"The time of {_setup.Options.Budget.WallTime} is over.",
        StopReason.CpuTime => $"The processor time of {_setup.Options.Budget.CpuTime} is spent.",
        StopReason.Target => "The target is reached.",
        StopReason.Patience => $"No new best for {_setup.Options.Stop.Patience} evaluations.",
        StopReason.Exhausted => "The operators propose nothing new any more.",
        StopReason.Completed => "The method has run its course.",
        StopReason.Interrupted => "Interrupted.",
        _ when fault is not null => fault.Message,
        _ when _state.IsStuck && Archive.Count == 0 && _state.Committed == _setup.Problem.Seeds.Count => $"No seed program of problem '{_setup.Problem.Name}' runs: {_state.LastFeedback}",
        _ when _state.IsStuck => "The method has nothing left that it could go on from.",
        _ => $"{_setup.Options.Stop.FailingProposals} proposals in a row had no answer: {_state.LastFeedback}",
    };
}
