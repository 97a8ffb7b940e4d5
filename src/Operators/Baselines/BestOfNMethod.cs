namespace EvoLLM.Operators;

/// <summary>Independent answers to one question, of which the best counts.</summary>
internal sealed class BestOfNMethod : Method<BestOfNOptions>
{
    public override string Name => "best-of-n";

    public override string Title => "Independent answers, of which the best counts: a baseline";

    public override string Paper => "Baseline of Lee et al. 2025, arXiv 2501.09891";

    public override bool TakesTexts => true;

    public override bool Ends => true;

    protected override MethodParts Create(MethodContext context, BestOfNOptions options)
    {
        var first = Refinement.CreateFirst(context);
        var rules = new ConversationRules(first, first, Turns: 1) { Attempts = options.Attempts };
        return new MethodParts(first)
        {
            CreateSchedule = _ => new ConversationSchedule(rules, options.Answers),
            MostProposals = (long)options.Answers * rules.MostProposals,
        };
    }
}
