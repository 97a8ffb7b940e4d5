namespace EvoLLM.Operators;

/// <summary>What other methods are compared with: conversations, or single answers, without evolution. It takes programs and texts, and ends by itself.</summary>
/// <typeparam name="TOptions">The options.</typeparam>
internal abstract class BaselineMethod<TOptions> : Method<TOptions>
    where TOptions : BaselineOptions, new()
{
    /// <summary>The paper that two of them are from.</summary>
    protected const string MindEvolutionPaper = "Baseline of Lee et al. 2025, arXiv 2501.09891";

    public sealed override string Title => $"{Course}: a baseline";

    public sealed override bool TakesTexts => true;

    public sealed override bool Ends => true;

    /// <summary>What it does, in a few words.</summary>
    protected abstract string Course { get; }

    /// <summary>Conversations side by side, each a first answer and what is made of it.</summary>
    /// <param name="context">What there is.</param>
    /// <param name="count">How many.</param>
    /// <param name="options">How often each answer is asked for.</param>
    /// <param name="rules">How long they are, and when they begin anew.</param>
    protected static MethodParts Conversations(MethodContext context, int count, BaselineOptions options, (int Turns, int? Patience) rules)
    {
        var first = Refinement.CreateFirst(context);
        var refine = rules.Turns > 1 ? new Refinement().CreateRefine(context) : first;
        var course = new ConversationRules(first, refine, rules.Turns) { Attempts = options.Attempts, Patience = rules.Patience };
        return new MethodParts(first == refine ? [first] : [first, refine])
        {
            CreateSchedule = _ => new ConversationSchedule(course, count),
            MostProposals = (long)count * course.MostProposals,
        };
    }
}
