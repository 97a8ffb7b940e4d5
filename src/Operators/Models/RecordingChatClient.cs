using System.Runtime.CompilerServices;
using EvoLLM.Evolver;
using Microsoft.Extensions.AI;

namespace EvoLLM.Operators;

/// <summary>
/// Asks for one proposal. An answer, or that there was none, is on disk before anybody learns of it; a question that
/// this run has asked before gets the answer that it got then, and no call is made. So does one whose answer is known from
/// elsewhere, a recorded run or the cache that runs share.
/// </summary>
internal sealed class RecordingChatClient(Model model, CallScope scope) : IChatClient
{
    /// <summary>How many answers the proposal has.</summary>
    public int Calls { get; private set; } = scope.FirstNumber;

    /// <summary>What they cost, with the failed tries.</summary>
    public Cost Cost { get; private set; }

    /// <summary>About how many tokens the last answer had where it was cut off, which is the same for an answer that is known already; <see langword="null"/> where it came to its end.</summary>
    public long? CutAfter { get; private set; }

    /// <inheritdoc/>
    /// <exception cref="ModelFailedException">The prompt is too long, or the model did not answer.</exception>
    /// <exception cref="OperatorUnavailableException">The model cannot answer now or later.</exception>
    public async Task<ChatResponse> GetResponseAsync(
        IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default)
    {
        ChatMessage[] list = [.. messages];
        options = model.Options.Complete(options);
        var question = Question.Of(model.Reference, list, options);
        var call = scope.Log.Find(new ModelQuestion(scope.Proposal, Calls, question.Hash, question.Text))
            ?? await AnswerAsync(question, list, options, cancellationToken);
        Cost += call.Cost;
        if (call.Failure is { } failure)
        {
            throw new ModelFailedException(failure);
        }

        Calls++;
        CutAfter = call.IsCutOff ? TokenEstimate.Of(call.Answer) : null;
        return new ChatResponse(new ChatMessage(ChatRole.Assistant, call.Answer));
    }

    /// <inheritdoc/>
    public async IAsyncEnumerable<ChatResponseUpdate> GetStreamingResponseAsync(
        IEnumerable<ChatMessage> messages, ChatOptions? options = null, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        var response = await GetResponseAsync(messages, options, cancellationToken);
        foreach (var update in response.ToChatResponseUpdates())
        {
            yield return update;
        }
    }

    /// <inheritdoc/>
    public object? GetService(Type serviceType, object? serviceKey = null) => model.Client.GetService(serviceType, serviceKey);

    /// <summary>Leaves the model open: all proposals share it.</summary>
    public void Dispose()
    {
    }

    private async Task<ModelCall> AnswerAsync(Question question, ChatMessage[] messages, ChatOptions options, CancellationToken cancellationToken)
    {
        var call = TooLong(question) ?? await KnownAsync(question, cancellationToken) ?? await AskAsync(question, messages, options, cancellationToken);
        call = call with { Cost = call.Cost + InVain(question) };
        await scope.Log.RecordAsync(call, cancellationToken);
        if (model.Cache is { } cache && call is { Cached: false, Failure: null })
        {
            await cache.KeepAsync(question, call);
        }

        return call;
    }

    private ModelCall? TooLong(Question question)
    {
        var length = TokenEstimate.Of(question.Text);
        return length <= scope.MaxPromptTokens ? null
            : Describe(question) with { Failure = $"the prompt has about {length} tokens; {scope.MaxPromptTokens} are allowed" };
    }

    private async ValueTask<ModelCall?> KnownAsync(Question question, CancellationToken cancellationToken)
    {
        var known = model switch
        {
            { Recorded: { } recorded } => recorded.Find(question) ?? throw recorded.Missing(scope.Proposal),
            { Cache: { } cache } => await cache.FindAsync(question, cancellationToken),
            _ => null,
        };
        return known is null ? null : Describe(question) with
        {
            Answer = known.Text,
            Failure = known.Failure,
            FinishReason = known.FinishReason,
            Cached = known.Failure is null,
            Cost = known.Cost,
            Estimated = known.Estimated,
        };
    }

    private async Task<ModelCall> AskAsync(Question question, ChatMessage[] messages, ChatOptions options, CancellationToken cancellationToken)
    {
        var ledger = new TryLedger(model.Price, TokenEstimate.Of(question.Text)) { Limit = scope.Allowance, MaxOutputTokens = options.MaxOutputTokens ?? 0 };
        var call = Describe(question);
        try
        {
            RequireRoom(ledger);
            var response = await model.Client.AskAsync(messages, options, ledger, cancellationToken);
            call = call with { Answer = model.Scrubber.Scrub(response.Text), FinishReason = response.FinishReason?.Value };
        }
        catch (ModelFailedException exception)
        {
            call = call with { Failure = exception.Message };
        }
        catch (Exception exception) when (exception is OperatorUnavailableException or OperationCanceledException && ledger.Spent != default)
        {
            // The run ends here; what its tries took was paid for all the same.
            await scope.Log.RecordAsync(call with { Failure = exception.Message, Cost = ledger.Spent + InVain(question), Estimated = ledger.Estimated }, CancellationToken.None);
            throw;
        }

        return call with { Cost = ledger.Spent, Estimated = ledger.Estimated };
    }

    private Cost InVain(Question question) => scope.Log.SpentInVain(new ModelQuestion(scope.Proposal, Calls, question.Hash, question.Text));

    private static void RequireRoom(TryLedger ledger)
    {
        if (!ledger.AllowsTry)
        {
            throw new ModelFailedException("what was set aside for the proposal leaves no room for another question");
        }
    }

    private ModelCall Describe(Question question) => new()
    {
        Proposal = scope.Proposal,
        Number = Calls,
        Model = model.Reference.ToString(),
        Template = scope.Template,
        PromptHash = question.Hash,
        Prompt = question.Text,
        Answer = "",
        Cost = default,
    };
}
