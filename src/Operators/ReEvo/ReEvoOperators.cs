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
    public static ReEvoOperators Create(MethodContext context, ReEvoOptions options)
    {
        return new ReEvoOperators(
            Programs("initial", 1),
            Thoughts("short-term-reflection", options.BlackBox ? "short-term-black-box" : "short-term"),
            Programs("crossover", 2),
            Thoughts("long-term-reflection", "long-term"),
            Programs("mutation", 1));

        IOperator Programs(string name, int parents) => context.CreateOperator(
            new PromptOperatorOptions(name, $"reevo/{name}") { Parents = parents, Repair = options.Repair ? MapElitesMethod.Repair : null });

        IOperator Thoughts(string name, string prompt) => context.CreateOperator(
            new PromptOperatorOptions(name, $"reevo/{prompt}") { Answer = AnswerForm.Thought });
    }
}
