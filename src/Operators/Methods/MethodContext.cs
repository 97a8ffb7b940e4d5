using EvoLLM.Evolver;

namespace EvoLLM.Operators;

/// <summary>What a method is put together from.</summary>
/// <param name="Problem">What is asked.</param>
/// <param name="Prompting">Makes operators that ask models; <see langword="null"/> where no model is in play.</param>
/// <param name="Settings">What the user set, by the names of the method's options.</param>
public sealed record MethodContext(Problem Problem, Prompting? Prompting, IReadOnlyDictionary<string, string> Settings)
{
    /// <summary>Makes an operator that asks a model.</summary>
    /// <param name="options">What it is made of.</param>
    /// <exception cref="MethodException">No model is in play.</exception>
    /// <exception cref="PromptException">A prompt is missing or wrong.</exception>
    public IOperator CreateOperator(PromptOperatorOptions options) =>
        (Prompting ?? throw new MethodException("The method asks language models; choose one with --model.")).CreateOperator(options);
}
