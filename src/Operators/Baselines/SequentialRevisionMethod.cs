namespace EvoLLM.Operators;

/// <summary>Threads in which each candidate is a revision of the last one, without evolution.</summary>
internal sealed class SequentialRevisionMethod : Method<SequentialRevisionOptions>
{
    public override string Name => "sequential-revision";

    public override string Title => "Threads in which each candidate revises the last one: a baseline";

    public override string Paper => "Baseline of Lee et al. 2025, arXiv 2501.09891";

    public override bool TakesTexts => true;

    public override bool Ends => true;

    protected override MethodParts Create(MethodContext context, SequentialRevisionOptions options)
    {
        var (first, refine) = (Refinement.CreateFirst(context), new Refinement().CreateRefine(context));
        var rules = new ConversationRules(first, refine, options.Turns) { Attempts = options.Attempts };
        return new MethodParts(first, refine)
        {
            CreateSchedule = _ => new ConversationSchedule(rules, options.Threads),
            MostProposals = (long)options.Threads * rules.MostProposals,
        };
    }
}
