using Microsoft.Extensions.AI;

namespace EvoLLM.Operators;

/// <summary>Reads one answer as a stream, so that silence is noticed long before the whole answer is due.</summary>
internal sealed class AnswerReader(IChatClient client, ModelOptions options, TimeProvider time)
{
    /// <summary>Longer answers are broken off: no program is that long, and a model in a loop never ends.</summary>
    public const int MaxLength = 10 * 1024 * 1024;

    /// <summary>Asks once.</summary>
    /// <param name="messages">The question.</param>
    /// <param name="chatOptions">How it is asked.</param>
    /// <param name="updates">Takes the pieces of the answer, also of one that fails.</param>
    /// <param name="cancellationToken">Ends the work early.</param>
    /// <exception cref="AnswerException">The answer is late, empty or endless.</exception>
    public async Task<ChatResponse> ReadAsync(
        IList<ChatMessage> messages, ChatOptions? chatOptions, List<ChatResponseUpdate> updates, CancellationToken cancellationToken)
    {
        using var whole = new CancellationTokenSource(options.AnswerTimeout, time);
        using var silence = new CancellationTokenSource(options.FirstTokenTimeout, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, whole.Token, silence.Token);
        try
        {
            await CollectAsync(client.GetStreamingResponseAsync(messages, chatOptions, either.Token), updates, silence);
        }
        catch (Exception exception) when (either.IsCancellationRequested && !cancellationToken.IsCancellationRequested)
        {
            throw Late(whole.IsCancellationRequested, updates.Any(HasContent), exception);
        }

        return updates.Count > 0
            ? Check(updates.ToChatResponse())
            : throw new AnswerException("nothing came that is in the protocol of a stream; does the endpoint speak it?");
    }

    private static ChatResponse Check(ChatResponse response)
    {
        var empty = string.IsNullOrWhiteSpace(response.Text);
        if (empty && response.FinishReason == ChatFinishReason.Length)
        {
            throw new AnswerException("all tokens went into thinking and none into the answer; allow more output tokens") { Retry = false };
        }

        if (empty)
        {
            throw new AnswerException("the answer is empty");
        }

        // The SDKs take an error in mid-stream for its end; only a whole answer says why it ended.
        return response.FinishReason is null ? throw new AnswerException("the answer broke off before its end") : response;
    }

    private static bool HasContent(ChatResponseUpdate update) =>
        update.Contents.Any(content => content is TextContent { Text.Length: > 0 } or TextReasoningContent);

    private static int Length(ChatResponseUpdate update) => update.Contents.Sum(content => content switch
    {
        TextContent text => text.Text.Length,
        TextReasoningContent thought => thought.Text?.Length ?? 0,
        _ => 0,
    });

    private async Task CollectAsync(IAsyncEnumerable<ChatResponseUpdate> stream, List<ChatResponseUpdate> updates, CancellationTokenSource silence)
    {
        var length = 0L;
        var begun = false;
        await foreach (var update in stream)
        {
            updates.Add(update);
            length += Length(update);
            if (length > MaxLength)
            {
                throw new AnswerException($"the answer is longer than {MaxLength} characters") { Retry = false };
            }

            begun |= HasContent(update);
            if (begun)
            {
                silence.CancelAfter(options.StallTimeout);
            }
        }
    }

    private AnswerException Late(bool whole, bool begun, Exception cause)
    {
        var line = (whole, begun) switch
        {
            (true, _) => $"the answer took longer than {options.AnswerTimeout.TotalSeconds:0.#} s",
            (_, true) => $"the answer stalled for {options.StallTimeout.TotalSeconds:0.#} s",
            _ => $"no answer began within {options.FirstTokenTimeout.TotalSeconds:0.#} s",
        };
        return new AnswerException(line, cause) { Retry = !whole };
    }
}
