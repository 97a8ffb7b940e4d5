namespace EvoLLM.Operators;

/// <summary>LLM-guided evolution with Evolution of Thought (Morris, Jurado and Zutty 2024).</summary>
internal sealed class EvolutionOfThoughtMethod : Method<EvolutionOfThoughtOptions>
{
    public override string Name => "evolution-of-thought";

    public override string Title => "Mating and mutation for figure and size at once; thoughts behind elites are carried over";

    public override string Paper => "Morris, Jurado and Zutty 2024, arXiv 2403.11446";

    public override bool Ends => true;

    public override IReadOnlyDictionary<string, IReadOnlyDictionary<string, string>> Presets { get; } = new SortedDictionary<string, IReadOnlyDictionary<string, string>>(StringComparer.Ordinal)
    {
        ["no-thought"] = new SortedDictionary<string, string>(StringComparer.Ordinal) { ["thought"] = "0" },
        ["plain"] = new SortedDictionary<string, string>(StringComparer.Ordinal) { ["personas"] = "false", ["thought"] = "0" },
    };

    protected override MethodParts Create(MethodContext context, EvolutionOfThoughtOptions options)
    {
        var operators = EvolutionOfThoughtOperators.Create(context);
        return new MethodParts(operators.Mutation, operators.Mating, operators.Thought)
        {
            CreateSchedule = created => new EvolutionOfThoughtSchedule(options, created, operators),
            MostProposals = options.Start + ((long)options.Generations * options.Population),
        };
    }
}
