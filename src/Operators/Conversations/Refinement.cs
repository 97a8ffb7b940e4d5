using EvoLLM.Evolver;

namespace EvoLLM.Operators;

/// <summary>
/// Refinement through critical conversation (Lee et al. 2025, arXiv 2501.09891, section 3.1): one question whose answer first
/// plays a critic of what there is, then an author who writes one new candidate. Each part can be switched off.
/// </summary>
internal sealed record Refinement
{
    /// <summary>Whether the answer plays the critic before the author.</summary>
    public bool Critic { get; init; } = true;

    /// <summary>Whether the critic is given questions, general ones and those of the problem.</summary>
    public bool Questions { get; init; } = true;

    /// <summary>Whether the evaluator's lines are shown beside the figure.</summary>
    public bool Feedback { get; init; } = true;

    /// <summary>The operator that answers without an earlier candidate.</summary>
    public static IOperator CreateFirst(MethodContext context) => context.CreateOperator(new PromptOperatorOptions("first", "mind-evolution/first"));

    /// <summary>The operator that refines or combines earlier candidates.</summary>
    public IOperator CreateRefine(MethodContext context) => context.CreateOperator(new PromptOperatorOptions("refine", "mind-evolution/refine")
    {
        Values = _ => new Dictionary<string, object?> { ["critic"] = Critic, ["ask"] = Questions, ["tell"] = Feedback },
    });
}
