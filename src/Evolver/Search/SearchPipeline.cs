using System.Collections.Concurrent;
using System.Threading.Channels;

namespace EvoLLM.Evolver;

/// <summary>
/// Makes and judges proposals: propose, compile, repair, evaluate, each stage with its own degree of parallelism,
/// joined by bounded channels. Outcomes leave in the order in which they are done; putting them in proposal order is
/// the committer's task.
/// </summary>
internal sealed class SearchPipeline
{
    private readonly SearchSetup _setup;
    private readonly IEvaluator _judge;
    private readonly Channel<Outcome> _assigned;
    private readonly Channel<Outcome> _proposed;
    private readonly Channel<Outcome> _compiled;
    private readonly Channel<Outcome> _repaired;
    private readonly Channel<Outcome> _judged;
    private readonly ConcurrentDictionary<string, Lazy<Task<Evaluation>>> _evaluations = new(StringComparer.Ordinal);

    public SearchPipeline(SearchSetup setup)
    {
        _setup = setup;
        _judge = setup.Judge;
        _assigned = Bounded();
        _proposed = Bounded();
        _compiled = Bounded();
        _repaired = Bounded();
        _judged = Bounded();

        // At most InFlight proposals are under way, so no stage ever waits for the next one.
        Channel<Outcome> Bounded() => Channel.CreateBounded<Outcome>(setup.Options.InFlight);
    }

    /// <summary>Takes assignments; complete it when there will be no more.</summary>
    public ChannelWriter<Outcome> Assignments => _assigned.Writer;

    /// <summary>Gives outcomes, each with an evaluation or a fault; ends after the last one, or early on cancellation.</summary>
    public ChannelReader<Outcome> Outcomes => _judged.Reader;

    /// <summary>Makes an evaluation known, so that its program is not run again.</summary>
    public void Remember(string fingerprint, Evaluation evaluation) =>
        _evaluations.TryAdd(fingerprint, new Lazy<Task<Evaluation>>(Task.FromResult(evaluation)));

    /// <summary>Runs all stages until the assignments are complete and done, or the token is cancelled.</summary>
    public Task RunAsync(CancellationToken cancellationToken) => Task.WhenAll(
        StageAsync(_assigned, _proposed, _setup.ProposalConcurrency, ProposeAsync, cancellationToken),
        StageAsync(_proposed, _compiled, _setup.Workers, CompileAsync, cancellationToken),
        StageAsync(_compiled, _repaired, _setup.ProposalConcurrency, RepairAsync, cancellationToken),
        StageAsync(_repaired, _judged, _setup.Workers, EvaluateAsync, cancellationToken));

    private static async Task StageAsync(
        Channel<Outcome> from,
        Channel<Outcome> to,
        int degree,
        Func<Outcome, CancellationToken, ValueTask<Outcome>> work,
        CancellationToken cancellationToken)
    {
        try
        {
            await Task.WhenAll(Enumerable.Range(0, degree).Select(_ => Task.Run(LaneAsync, CancellationToken.None))).ConfigureAwait(false);
        }
        finally
        {
            to.Writer.Complete();
        }

        async Task LaneAsync()
        {
            try
            {
                await foreach (var outcome in from.Reader.ReadAllAsync(cancellationToken).ConfigureAwait(false))
                {
                    var done = outcome.Evaluation is null && outcome.Fault is null
                        ? await GuardAsync(outcome, work, cancellationToken).ConfigureAwait(false)
                        : outcome;
                    await to.Writer.WriteAsync(done, CancellationToken.None).ConfigureAwait(false);
                }
            }
            catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
            {
                // What is not done now is made again when the run is resumed.
            }
        }
    }

    private static async ValueTask<Outcome> GuardAsync(
        Outcome outcome,
        Func<Outcome, CancellationToken, ValueTask<Outcome>> work,
        CancellationToken cancellationToken)
    {
        try
        {
            return await work(outcome, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception exception)
        {
            cancellationToken.ThrowIfCancellationRequested();
            return outcome with { Fault = exception };
        }
    }

    private static async ValueTask<Outcome> ProposeAsync(Outcome outcome, CancellationToken cancellationToken)
    {
        var (request, proposer) = outcome.Assignment;
        return outcome with { Proposal = await proposer.ProposeAsync(request, cancellationToken).ConfigureAwait(false) };
    }

    private async ValueTask<Outcome> CompileAsync(Outcome outcome, CancellationToken cancellationToken)
    {
        if (outcome.Proposal?.Source is not { } source)
        {
            return outcome;
        }

        var preparation = await _judge.PrepareAsync(source, cancellationToken).ConfigureAwait(false);
        return outcome with { Preparation = preparation, CpuTime = outcome.CpuTime + preparation.CpuTime };
    }

    private async ValueTask<Outcome> RepairAsync(Outcome outcome, CancellationToken cancellationToken)
    {
        if (Failure(outcome) is not { } failure)
        {
            return outcome;
        }

        if (failure.Status is EvaluationStatus.ParseFailed or EvaluationStatus.CompileFailed or EvaluationStatus.PolicyRejected)
        {
            var (request, proposer) = outcome.Assignment;
            var repaired = await proposer.RepairAsync(request, outcome.Proposal!, failure, cancellationToken).ConfigureAwait(false);
            if (repaired is not null)
            {
                outcome = await CompileAsync(outcome with { Proposal = repaired, Preparation = null }, cancellationToken).ConfigureAwait(false);
            }
        }

        return outcome with { Evaluation = Failure(outcome) };
    }

    private async ValueTask<Outcome> EvaluateAsync(Outcome outcome, CancellationToken cancellationToken)
    {
        var preparation = outcome.Preparation!;
        var evaluation = _evaluations.GetOrAdd(
            preparation.Fingerprint,
            _ => new Lazy<Task<Evaluation>>(() => _judge.EvaluateAsync(preparation, Split.Training, cancellationToken).AsTask()));
        return outcome with { Evaluation = await evaluation.Value.ConfigureAwait(false) };
    }

    private static Evaluation? Failure(Outcome outcome) => outcome switch
    {
        { Preparation: { } preparation } => preparation.Failure,
        { Proposal.Failure: { } failure } => failure,
        { Proposal.Thought: not null } => Evaluation.Failed(EvaluationStatus.Thought),
        _ => Evaluation.Failed(EvaluationStatus.NoProposal, $"Operator '{outcome.Assignment.Operator.Name}' made no program and gave no reason."),
    };
}
