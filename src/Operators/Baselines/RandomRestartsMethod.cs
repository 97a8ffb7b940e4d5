namespace EvoLLM.Operators;

/// <summary>Hill climbing: the best candidate is revised until nothing better comes, and then all begins anew.</summary>
internal sealed class RandomRestartsMethod : Method<RandomRestartsOptions>
{
    public override string Name => "random-restarts";

    public override string Title => "Hill climbs that start from nothing again where they are stuck: a baseline";

    public override bool TakesTexts => true;

    public override bool Ends => true;

    protected override MethodParts Create(MethodContext context, RandomRestartsOptions options)
    {
        var (first, refine) = (Refinement.CreateFirst(context), new Refinement().CreateRefine(context));
        var rules = new ConversationRules(first, refine, options.Turns) { Attempts = options.Attempts, Patience = options.Patience };
        return new MethodParts(first, refine)
        {
            CreateSchedule = _ => new ConversationSchedule(rules, options.Climbs),
            MostProposals = (long)options.Climbs * rules.MostProposals,
        };
    }
}
