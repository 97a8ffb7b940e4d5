namespace EvoLLM.Operators;

/// <summary>EvoPrompting (Chen et al. 2023): few-shot crossover whose only instruction is the metrics that the child should have.</summary>
internal sealed class EvoPromptingMethod : Method<EvoPromptingOptions>
{
    public override string Name => "evoprompting";

    public override string Title => "Few-shot crossover of the fittest with target metrics in the prompt; parents retire";

    public override string Paper => "Chen, Dohan and So 2023, arXiv 2302.14838";

    public override bool Ends => true;

    public override IReadOnlyDictionary<string, IReadOnlyDictionary<string, string>> Presets { get; } = new SortedDictionary<string, IReadOnlyDictionary<string, string>>(StringComparer.Ordinal)
    {
        ["paper-networks"] = new SortedDictionary<string, string>(StringComparer.Ordinal)
        {
            ["error-metric"] = "validation error",
            ["error-threshold"] = "0.5",
            ["figure-cap"] = "100",
            ["figure-metric"] = "validation accuracy",
            ["figure-step"] = "0.1",
            ["size-metric"] = "parameters",
            ["size-step"] = "100",
        },
        ["untuned"] = new SortedDictionary<string, string>(StringComparer.Ordinal) { ["adaptation"] = "none" },
        ["random-parents"] = new SortedDictionary<string, string>(StringComparer.Ordinal) { ["pool"] = "random" },
        ["few-shot"] = new SortedDictionary<string, string>(StringComparer.Ordinal) { ["adaptation"] = "none", ["pool"] = "seeds" },
    };

    protected override MethodParts Create(MethodContext context, EvoPromptingOptions options)
    {
        // A wrong threshold is to be said before the run begins.
        _ = new ErrorLimit(context.Problem, options);
        var crossover = context.CreateOperator(new PromptOperatorOptions("crossover", HindsightExport.Prompt) { Parents = options.Parents });
        return new MethodParts(crossover)
        {
            CreateSchedule = created => new EvoPromptingSchedule(options, created, crossover),
            MostProposals = options.Programs,
        };
    }
}
