namespace EvoLLM.Operators;

/// <summary>Evolution of Heuristics (Liu et al. 2024): candidates are an idea in words with the program that carries it out, and both evolve.</summary>
internal sealed class EohMethod : Method<EohOptions>
{
    public override string Name => "eoh";

    public override string Title => "Evolution of heuristics: ideas in words evolve together with their programs, by five operators";

    public override string Paper => "Liu et al. 2024, arXiv 2401.02051";

    public override bool Ends => true;

    public override IReadOnlyDictionary<string, IReadOnlyDictionary<string, string>> Presets { get; } = new Dictionary<string, IReadOnlyDictionary<string, string>>
    {
        ["paper"] = new Dictionary<string, string>
        {
            ["population-size"] = "20",
            ["generations"] = "20",
            ["parents"] = "5",
            ["initial-rounds"] = "1",
            ["operators"] = "e1+e2+m1+m2+m3",
            ["course"] = "together",
            ["extraction-attempts"] = "1",
            ["regenerations"] = "0",
        },
        ["legacy"] = Code(generations: "5", course: "in-turn", regenerations: "1"),
        ["v0.2"] = Code(generations: "20", course: "drawn", regenerations: "2"),
    };

    protected override MethodParts Create(MethodContext context, EohOptions options)
    {
        var operators = EohOperators.Create(context, options);
        return new MethodParts(operators)
        {
            CreateSchedule = run => new EohSchedule(operators, options, run.Seed),
            MostProposals = options.MostProposals,
        };
    }

    private static Dictionary<string, string> Code(string generations, string course, string regenerations) => new()
    {
        ["population-size"] = "5",
        ["generations"] = generations,
        ["parents"] = "2",
        ["initial-rounds"] = "2",
        ["operators"] = "e1+e2+m1+m2",
        ["course"] = course,
        ["extraction-attempts"] = "4",
        ["regenerations"] = regenerations,
    };
}
