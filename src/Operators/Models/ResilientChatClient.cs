using System.Runtime.CompilerServices;
using EvoLLM.Evolver;
using Microsoft.Extensions.AI;
using Polly;

namespace EvoLLM.Operators;

/// <summary>Asks with timeouts, retries and bounds on calls at once and in a minute; what fails in the end, fails with one clear line.</summary>
internal sealed class ResilientChatClient : DelegatingChatClient
{
    private readonly AnswerReader _reader;
    private readonly FaultClassifier _classifier;
    private readonly ResiliencePipeline<ChatResponse> _pipeline;

    public ResilientChatClient(IChatClient inner, ModelOptions options, FaultClassifier classifier, RetryPause pause)
        : base(inner)
    {
        _reader = new AnswerReader(inner, options, pause.Time);
        _classifier = classifier;
        _pipeline = pause.Pipeline(options);
    }

    /// <summary>A place for each call that may be under way at once, which all models of a run share.</summary>
    public required SemaphoreSlim Slots { get; init; }

    /// <summary>The endpoint's rates, which its models share; <see langword="null"/> for none.</summary>
    public RateQueue? Rates { get; init; }

    /// <inheritdoc/>
    /// <exception cref="OperatorUnavailableException">Neither this nor a later question can be answered.</exception>
    /// <exception cref="ModelFailedException">This question was not answered.</exception>
    public override Task<ChatResponse> GetResponseAsync(
        IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default) =>
        AskAsync(messages, options, new TryLedger(null, 0), cancellationToken);

    /// <summary>Asks within a limit.</summary>
    /// <param name="messages">The question.</param>
    /// <param name="options">How it is asked.</param>
    /// <param name="ledger">Counts each try, also when the call fails; where it has no room for another, none is made.</param>
    /// <param name="cancellationToken">Ends the work early.</param>
    /// <exception cref="OperatorUnavailableException">Neither this nor a later question can be answered.</exception>
    /// <exception cref="ModelFailedException">This question was not answered.</exception>
    public async Task<ChatResponse> AskAsync(
        IEnumerable<ChatMessage> messages, ChatOptions? options, TryLedger ledger, CancellationToken cancellationToken)
    {
        var list = messages as IList<ChatMessage> ?? [.. messages];
        try
        {
            return await _pipeline.ExecuteAsync(async token => await TryAsync(list, options, ledger, token), cancellationToken);
        }
        catch (FaultException exception) when (exception.Fault.Fatal)
        {
            throw new OperatorUnavailableException(exception.Message, exception);
        }
        catch (FaultException exception)
        {
            throw new ModelFailedException(exception.Message, exception);
        }
    }

    /// <inheritdoc/>
    public override async IAsyncEnumerable<ChatResponseUpdate> GetStreamingResponseAsync(
        IEnumerable<ChatMessage> messages, ChatOptions? options = null, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        var response = await GetResponseAsync(messages, options, cancellationToken);
        foreach (var update in response.ToChatResponseUpdates())
        {
            yield return update;
        }
    }

    private async Task<ChatResponse> TryAsync(IList<ChatMessage> messages, ChatOptions? options, TryLedger ledger, CancellationToken cancellationToken)
    {
        await Slots.WaitAsync(cancellationToken);
        try
        {
            return await RateAsync(messages, options, ledger, cancellationToken);
        }
        finally
        {
            Slots.Release();
        }
    }

    private async Task<ChatResponse> RateAsync(IList<ChatMessage> messages, ChatOptions? options, TryLedger ledger, CancellationToken cancellationToken)
    {
        if (Rates is null)
        {
            return await SendAsync(messages, options, ledger, cancellationToken);
        }

        var permit = await Rates.EnterAsync(ledger.MostTokens, cancellationToken);
        var before = ledger.Spent.Tokens;
        try
        {
            return await SendAsync(messages, options, ledger, cancellationToken);
        }
        finally
        {
            Rates.Settle(permit, ledger.Spent.Tokens - before);
        }
    }

    private async Task<ChatResponse> SendAsync(IList<ChatMessage> messages, ChatOptions? options, TryLedger ledger, CancellationToken cancellationToken)
    {
        var updates = new List<ChatResponseUpdate>();
        try
        {
            var response = await _reader.ReadAsync(messages, options, updates, cancellationToken);
            ledger.Add(response);
            return response;
        }
        catch (Exception exception) when (!cancellationToken.IsCancellationRequested)
        {
            var fault = _classifier.Classify(exception);
            ledger.Add(fault, updates.ToChatResponse());
            throw new FaultException(Affordable(fault, ledger), exception as EndpointException);
        }
    }

    private static Fault Affordable(Fault fault, TryLedger ledger) => !fault.Retry || ledger.AllowsTry
        ? fault
        : fault with { Retry = false, Line = $"{fault.Line}; what was set aside for the proposal leaves no room for another try" };
}
