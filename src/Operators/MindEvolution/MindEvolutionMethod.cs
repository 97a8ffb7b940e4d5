namespace EvoLLM.Operators;

/// <summary>Mind Evolution: islands of candidates that conversations between a critic and an author refine and combine.</summary>
internal sealed class MindEvolutionMethod : Method<MindEvolutionOptions>
{
    public override string Name => "mind-evolution";

    public override string Title => "Islands of candidates, refined and combined in conversations of a critic and an author";

    public override string Paper => "Lee et al. 2025, arXiv 2501.09891";

    public override bool TakesTexts => true;

    public override bool Ends => true;

    public override IReadOnlyDictionary<string, IReadOnlyDictionary<string, string>> Presets { get; } = new SortedDictionary<string, IReadOnlyDictionary<string, string>>
    {
        ["flash"] = Preset("5", "4", "5", "0.16666666666666666"),
        ["pro"] = Preset("8", "3", "10", "0.2"),
    };

    protected override MethodParts Create(MethodContext context, MindEvolutionOptions options)
    {
        var refinement = new Refinement { Critic = options.Critic, Questions = options.Questions, Feedback = options.Feedback };
        var operators = new MindEvolutionOperators(
            Refinement.CreateFirst(context),
            refinement.CreateRefine(context),
            context.CreateOperator(new PromptOperatorOptions("choose", "mind-evolution/choose")
            {
                Answer = AnswerForm.Thought,
                Values = _ => new Dictionary<string, object?> { ["wanted"] = options.Elites },
            }));
        return new MethodParts(operators.First, operators.Refine, operators.Choose)
        {
            CreateSchedule = schedule => new MindEvolutionSchedule(options, operators, schedule.Seed),
            MostProposals = options.MostProposals,
        };
    }

    private static SortedDictionary<string, string> Preset(string conversations, string turns, string parents, string noParents) => new()
    {
        ["conversations"] = conversations,
        ["turns"] = turns,
        ["parents"] = parents,
        ["no-parents"] = noParents,
    };
}
