namespace EvoLLM.Operators;

/// <summary>FunSearch (Romera-Paredes et al. 2023): islands of programs that a model continues as versions of one another.</summary>
internal sealed class FunSearchMethod : Method<FunSearchOptions>
{
    public override string Name => "funsearch";

    public override string Title => "Islands of programs in clusters of equal scores; the model writes the next version of two of them";

    public override string Paper => "Romera-Paredes et al. 2023, Nature 625, 468-475";

    protected override MethodParts Create(MethodContext context, FunSearchOptions options)
    {
        var next = context.CreateOperator(new PromptOperatorOptions("next-version", "funsearch/next-version") { Parents = options.Versions, Repair = options.Repair ? MapElitesMethod.Repair : null });
        return new MethodParts(next) { CreateSchedule = run => new FunSearchSchedule(next, options, run.Seed) };
    }
}
