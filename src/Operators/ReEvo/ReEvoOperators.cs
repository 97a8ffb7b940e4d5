using EvoLLM.Evolver;

namespace EvoLLM.Operators;

/// <summary>Who is asked in ReEvo.</summary>
/// <param name="Initial">Writes the first population.</param>
/// <param name="ShortTerm">Compares a worse parent with a better one.</param>
/// <param name="Crossover">Makes an offspring of the two and of what the comparison taught.</param>
/// <param name="LongTerm">Sums up what was learnt so far.</param>
/// <param name="Mutation">Changes the elite by what was summed up.</param>
internal sealed record ReEvoOperators(IOperator Initial, IOperator ShortTerm, IOperator Crossover, IOperator LongTerm, IOperator Mutation)
{
    /// <summary>All of them.</summary>
    public IReadOnlyList<IOperator> All => [Initial, ShortTerm, Crossover, LongTerm, Mutation];

    /// <exception cref="PromptException">A prompt is missing or wrong.</exception>
    public static ReEvoOperators Create(MethodContext context, bool blackBox) => new(
        context.CreateOperator(new PromptOperatorOptions("initial", "reevo/initial")),
        context.CreateOperator(new PromptOperatorOptions("short-term-reflection", blackBox ? "reevo/short-term-black-box" : "reevo/short-term") { Parents = 2, Answer = AnswerForm.Thought }),
        context.CreateOperator(new PromptOperatorOptions("crossover", "reevo/crossover") { Parents = 2 }),
        context.CreateOperator(new PromptOperatorOptions("long-term-reflection", "reevo/long-term") { Answer = AnswerForm.Thought }),
        context.CreateOperator(new PromptOperatorOptions("mutation", "reevo/mutation")));
}
