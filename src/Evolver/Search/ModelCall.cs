using System.Text.Json.Serialization;

namespace EvoLLM.Evolver;

/// <summary>One question to a model and its answer, or that it had none. It is in the store before the answer is used.</summary>
public sealed record ModelCall
{
    /// <summary>The proposal that asked.</summary>
    public required CandidateId Proposal { get; init; }

    /// <summary>The number of the call inside its proposal, from 0.</summary>
    public required int Number { get; init; }

    /// <summary>The model, as the user wrote it, e.g. <c>ollama:qwen2.5-coder</c>.</summary>
    public required string Model { get; init; }

    /// <summary>The template that the prompt was rendered from, e.g. <c>map-elites/mutation</c>.</summary>
    public required string Template { get; init; }

    /// <summary>SHA-256 over the rendered messages and the sampling parameters, in hex: the same question has the same hash.</summary>
    public required string PromptHash { get; init; }

    /// <summary>The rendered prompt.</summary>
    public required string Prompt { get; init; }

    /// <summary>What the model answered; empty where it did not.</summary>
    public required string Answer { get; init; }

    /// <summary>Why there was no answer, whatever was tried; <see langword="null"/> where there was one. A run that is resumed asks again, a replay does not.</summary>
    public string? Failure { get; init; }

    /// <summary>Why the answer ended, as the endpoint says it: <c>stop</c> at its end, <c>length</c> at the most that it may have. <see langword="null"/> where there was no answer, or the run is of before it was kept.</summary>
    public string? FinishReason { get; init; }

    /// <summary>Whether the answer was cut off at the most that it may have.</summary>
    [JsonIgnore]
    public bool IsCutOff => FinishReason == "length";

    /// <summary>Tokens and dollars of this call.</summary>
    public required Cost Cost { get; init; }

    /// <summary>Whether nobody was asked because the answer was known: from the cache that runs share, or from a recorded run.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public bool Cached { get; init; }

    /// <summary>Whether the token counts were estimated because the endpoint did not report them.</summary>
    public bool Estimated { get; init; }
}
