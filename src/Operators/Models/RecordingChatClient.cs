using System.Runtime.CompilerServices;
using EvoLLM.Evolver;
using Microsoft.Extensions.AI;

namespace EvoLLM.Operators;

/// <summary>
/// Asks for one proposal. An answer is on disk before anybody reads it; a question that this run has asked before
/// gets the answer that it got then, and no call is made.
/// </summary>
internal sealed class RecordingChatClient(Model model, CallScope scope) : IChatClient
{
    /// <summary>How many answers the proposal has.</summary>
    public int Calls { get; private set; } = scope.FirstNumber;

    /// <summary>What they cost, with the failed tries.</summary>
    public Cost Cost { get; private set; }

    /// <inheritdoc/>
    /// <exception cref="ModelFailedException">The prompt is too long, or the model did not answer.</exception>
    /// <exception cref="OperatorUnavailableException">The model cannot answer now or later.</exception>
    public async Task<ChatResponse> GetResponseAsync(
        IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default)
    {
        ChatMessage[] list = [.. messages];
        var question = Question.Of(model.Reference, list, options);
        var call = scope.Log.Find(scope.Proposal, Calls, question.Hash) ?? await AskAsync(question, list, options, cancellationToken);
        Calls++;
        Cost += call.Cost;
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

    private async Task<ModelCall> AskAsync(Question question, ChatMessage[] messages, ChatOptions? options, CancellationToken cancellationToken)
    {
        if (TokenEstimate.Of(question.Text) > scope.MaxPromptTokens)
        {
            throw new ModelFailedException($"the prompt has about {TokenEstimate.Of(question.Text)} tokens; {scope.MaxPromptTokens} are allowed");
        }

        try
        {
            var response = await model.Client.GetResponseAsync(messages, options, cancellationToken);
            var call = Describe(question, response);
            await scope.Log.RecordAsync(call, cancellationToken);
            return call;
        }
        catch (ModelFailedException exception)
        {
            Cost += new Cost(exception.Tries, 0, 0, 0);
            throw;
        }
    }

    private ModelCall Describe(Question question, ChatResponse response)
    {
        var input = Reported(response.Usage?.InputTokenCount);
        var output = Reported(response.Usage?.OutputTokenCount);
        var tries = response.AdditionalProperties?.GetValueOrDefault(ResilientChatClient.Tries) as int? ?? 1;
        return new ModelCall
        {
            Proposal = scope.Proposal,
            Number = Calls,
            Model = model.Reference.ToString(),
            Template = scope.Template,
            PromptHash = question.Hash,
            Prompt = question.Text,
            Answer = model.Scrubber.Scrub(response.Text),
            Cost = Price.Cost(model.Price, tries, input ?? TokenEstimate.Of(question.Text), output ?? TokenEstimate.Of(response.Text)),
            Estimated = input is null || output is null,
        };
    }

    // An endpoint that does not count says 0.
    private static long? Reported(long? count) => count > 0 ? count : null;
}
