namespace EvoLLM.Operators;

/// <summary>Who may be parents in EvoPrompting.</summary>
internal enum ParentPoolKind
{
    /// <summary>The fittest that were no parents before.</summary>
    Fittest,

    /// <summary>Any that were no parents before: what the paper's ablation with random parents does.</summary>
    Random,

    /// <summary>The problem's own programs, in every round: naive few-shot prompting.</summary>
    Seeds,
}
