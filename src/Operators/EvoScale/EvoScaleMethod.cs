namespace EvoLLM.Operators;

/// <summary>EvoScale: samples in batches, each batch conditioned on the one before.</summary>
internal sealed class EvoScaleMethod : Method<EvoScaleOptions>
{
    public override string Name => "evoscale";

    public override string Title => "Batches of samples, each conditioned on what the batch before came to";

    public override string Paper => "Zeng et al. 2025 (Satori-SWE), arXiv 2505.23604";

    public override bool TakesTexts => true;

    public override bool Ends => true;

    protected override MethodParts Create(MethodContext context, EvoScaleOptions options)
    {
        var first = context.CreateOperator(new PromptOperatorOptions("first", "evoscale/first"));
        var mutate = context.CreateOperator(new PromptOperatorOptions("batch-mutation", "evoscale/mutation")
        {
            Values = _ => new Dictionary<string, object?> { ["scored"] = options.Selection == EvoScaleSelection.Best },
        });
        return new MethodParts(first, mutate)
        {
            CreateSchedule = schedule => new EvoScaleSchedule(options, first, mutate, schedule.Seed),
            MostProposals = (long)options.Iterations * options.BatchSize,
        };
    }
}
