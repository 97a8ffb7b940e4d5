using EvoLLM.Evolver;

namespace EvoLLM.Operators;

/// <summary>What an operator that asks a model is made of.</summary>
/// <param name="Name">The name in lineages, statistics and options.</param>
/// <param name="Prompt">The prompt that asks for a proposal, e.g. <c>map-elites/mutation</c>.</param>
public sealed record PromptOperatorOptions(string Name, string Prompt)
{
    /// <summary>How many parents it wants where the archive gives them; a schedule decides for itself.</summary>
    public int Parents { get; init; } = 1;

    /// <summary>How often it is used relative to the others, 0 or more.</summary>
    public double Weight { get; init; } = 1;

    /// <summary>How its parents are drawn where there is no schedule; <see langword="null"/> takes what the run says.</summary>
    public ParentSelection? Selection { get; init; }

    /// <summary>What the answer is.</summary>
    public AnswerForm Answer { get; init; } = AnswerForm.Candidate;

    /// <summary>The prompt that asks for a program that cannot be compiled to be mended; <see langword="null"/> where none is.</summary>
    public string? Repair { get; init; }

    /// <summary>The prompt that shows the program, the answer and why its edits could not be made, and asks once more; <see langword="null"/> where none does.</summary>
    public string? Retry { get; init; }

    /// <summary>Values for inputs of the prompts besides those that every request has; they win over those.</summary>
    public Func<ProposalRequest, IReadOnlyDictionary<string, object?>>? Values { get; init; }
}
