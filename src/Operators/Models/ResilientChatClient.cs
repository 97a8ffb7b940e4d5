using System.Runtime.CompilerServices;
using EvoLLM.Evolver;
using Microsoft.Extensions.AI;
using Polly;

namespace EvoLLM.Operators;

/// <summary>Asks with timeouts, retries and a bound on concurrent calls; what fails in the end, fails with one clear line.</summary>
internal sealed class ResilientChatClient : DelegatingChatClient
{
    /// <summary>The name under which a response tells how many tries it took.</summary>
    public const string Tries = "evollm.tries";

    private readonly AnswerReader _reader;
    private readonly FaultClassifier _classifier;
    private readonly ResiliencePipeline<ChatResponse> _pipeline;
    private readonly SemaphoreSlim _slots;

    public ResilientChatClient(IChatClient inner, ModelOptions options, FaultClassifier classifier, RetryPause pause)
        : base(inner)
    {
        _reader = new AnswerReader(inner, options, pause.Time);
        _classifier = classifier;
        _pipeline = pause.Pipeline(options);
        _slots = new SemaphoreSlim(options.Concurrency);
    }

    /// <inheritdoc/>
    /// <exception cref="OperatorUnavailableException">Neither this nor a later question can be answered.</exception>
    /// <exception cref="ModelFailedException">This question was not answered.</exception>
    public override async Task<ChatResponse> GetResponseAsync(
        IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default)
    {
        var list = messages as IList<ChatMessage> ?? [.. messages];
        var tries = 0;
        try
        {
            var response = await _pipeline.ExecuteAsync(
                async token =>
                {
                    var answer = await TryAsync(list, options, token);
                    tries++;
                    return answer;
                },
                cancellationToken);
            (response.AdditionalProperties ??= [])[Tries] = tries;
            return response;
        }
        catch (FaultException exception) when (exception.Fault.Fatal)
        {
            throw new OperatorUnavailableException(exception.Message, exception);
        }
        catch (FaultException exception)
        {
            throw new ModelFailedException(exception.Message, exception) { Tries = tries };
        }

        async Task<ChatResponse> TryAsync(IList<ChatMessage> question, ChatOptions? chatOptions, CancellationToken token)
        {
            await _slots.WaitAsync(token);
            try
            {
                return await _reader.ReadAsync(question, chatOptions, token);
            }
            catch (Exception exception) when (!token.IsCancellationRequested)
            {
                var fault = _classifier.Classify(exception);
                tries += fault.Reached ? 1 : 0;
                throw new FaultException(fault, exception as EndpointException);
            }
            finally
            {
                _slots.Release();
            }
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

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            _slots.Dispose();
        }

        base.Dispose(disposing);
    }
}
