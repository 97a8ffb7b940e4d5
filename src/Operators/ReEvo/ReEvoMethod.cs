namespace EvoLLM.Operators;

/// <summary>ReEvo (Ye et al. 2024): a genetic search whose crossovers and mutations follow what a reflecting model says.</summary>
internal sealed class ReEvoMethod : Method<ReEvoOptions>
{
    public override string Name => "reevo";

    public override string Title => "Reflective evolution: pairs are compared in words, and crossover and elitist mutation follow those words";

    public override string Paper => "Ye et al. 2024, arXiv 2402.01145";

    public override bool Ends => true;

    protected override MethodParts Create(MethodContext context, ReEvoOptions options)
    {
        options = options with
        {
            BlackBox = options.BlackBox || context.Problem.BlackBox,
            Hints = options.Hints.Length > 0 ? options.Hints : context.Problem.Hints ?? "",
        };
        var operators = ReEvoOperators.Create(context, options);
        return new MethodParts(operators.All)
        {
            CreateSchedule = run => new ReEvoSchedule(operators, options, run.Seed),
            MostProposals = options.MostProposals,
        };
    }
}
