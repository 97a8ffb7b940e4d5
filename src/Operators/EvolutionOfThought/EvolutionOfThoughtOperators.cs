using EvoLLM.Evolver;

namespace EvoLLM.Operators;

/// <summary>The three operators of LLM-guided evolution.</summary>
/// <param name="Mutation">Changes one program as it is told.</param>
/// <param name="Mating">Merges two programs.</param>
/// <param name="Thought">Carries over what made an elite better than the seed.</param>
internal sealed record EvolutionOfThoughtOperators(IOperator Mutation, IOperator Mating, IOperator Thought)
{
    public static EvolutionOfThoughtOperators Create(MethodContext context) =>
        new(Create(context, "mutation", 1), Create(context, "mating", 2), Create(context, "thought", 2));

    private static IOperator Create(MethodContext context, string name, int parents) =>
        context.CreateOperator(new PromptOperatorOptions(name, $"evolution-of-thought/{name}") { Parents = parents });
}
