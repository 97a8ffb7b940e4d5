using System.Runtime.CompilerServices;
using EvoLLM.Evolver;
using Microsoft.Extensions.AI;

namespace EvoLLM.Operators;

/// <summary>
/// Asks for one proposal. An answer, or that there was none, is on disk before anybody learns of it; a question that
/// this run has asked before gets the answer that it got then, and no call is made.
/// </summary>
internal sealed class RecordingChatClient(Model model, CallScope scope) : IChatClient
{
    /// <summary>How many answers the proposal has.</summary>
    public int Calls { get; private set; } = scope.FirstNumber;

    /// <summary>What they cost, with the failed tries.</summary>
    public Cost Cost { get; private set; }

    /// <summary>How many tokens the last answer had where it was cut off; <see langword="null"/> where it came to its end.</summary>
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
            ?? await AskAsync(question, list, options, cancellationToken);
        Cost += call.Cost;
        if (call.Failure is { } failure)
        {
            throw new ModelFailedException(failure);
        }

        Calls++;
        CutAfter = call.IsCutOff ? call.Cost.OutputTokens : null;
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

    private async Task<ModelCall> AskAsync(Question question, ChatMessage[] messages, ChatOptions options, CancellationToken cancellationToken)
    {
        var ledger = new TryLedger(model.Price, TokenEstimate.Of(question.Text)) { Limit = scope.Allowance, MaxOutputTokens = options.MaxOutputTokens ?? 0 };
        ModelCall call;
        try
        {
            RequireRoom(question, ledger);
            var response = await model.Client.AskAsync(messages, options, ledger, cancellationToken);
            call = Describe(question, ledger) with { Answer = model.Scrubber.Scrub(response.Text), FinishReason = response.FinishReason?.Value };
        }
        catch (ModelFailedException exception)
        {
            call = Describe(question, ledger) with { Failure = exception.Message };
        }

        await scope.Log.RecordAsync(call, cancellationToken);
        return call;
    }

    private void RequireRoom(Question question, TryLedger ledger)
    {
        var length = TokenEstimate.Of(question.Text);
        if (length > scope.MaxPromptTokens)
        {
            throw new ModelFailedException($"the prompt has about {length} tokens; {scope.MaxPromptTokens} are allowed");
        }

        if (!ledger.AllowsTry)
        {
            throw new ModelFailedException("what was set aside for the proposal leaves no room for another question");
        }
    }

    private ModelCall Describe(Question question, TryLedger ledger) => new()
    {
        Proposal = scope.Proposal,
        Number = Calls,
        Model = model.Reference.ToString(),
        Template = scope.Template,
        PromptHash = question.Hash,
        Prompt = question.Text,
        Answer = "",
        Cost = ledger.Spent,
        Estimated = ledger.Estimated,
    };
}
