namespace EvoLLM.Operators;

/// <summary>One model, ready to be asked.</summary>
/// <param name="Reference">Its name.</param>
/// <param name="Client">Asks it, with timeouts and retries.</param>
/// <param name="Price">What it costs; <see langword="null"/> where no price is known.</param>
/// <param name="Scrubber">Takes its key out of texts.</param>
internal sealed record Model(ModelReference Reference, ResilientChatClient Client, Price? Price, SecretScrubber Scrubber)
{
    /// <summary>Where its answers come from in its place; <see langword="null"/> where it is asked.</summary>
    public RecordedAnswers? Recorded { get; init; }

    /// <summary>Where its answers are looked for before it is asked, and kept; <see langword="null"/> for nowhere.</summary>
    public AnswerCache? Cache { get; init; }

    /// <summary>How it is asked.</summary>
    public ModelOptions Options { get; init; } = new();
}
