namespace EvoLLM.Operators;

/// <summary>What can be set in ReEvo; the defaults are those of the paper's code.</summary>
internal sealed record ReEvoOptions
{
    [MethodOption("Evaluations after which no further generation begins; each candidate counts, whatever becomes of it", Minimum = 1)]
    public int MaxEvaluations { get; init; } = 100;

    [MethodOption("How many candidates the first population has", Minimum = 1, Maximum = 10000)]
    public int InitialPopulationSize { get; init; } = 30;

    [MethodOption("How many pairs of parents, and offspring, each generation has", Minimum = 1, Maximum = 10000)]
    public int PopulationSize { get; init; } = 10;

    [MethodOption("How many mutants of the elite a generation has, as a share of the population size", Minimum = 0, Maximum = 100)]
    public double MutationRate { get; init; } = 0.5;

    [MethodOption("Sampling temperature", Minimum = 0, Maximum = 2)]
    public double Temperature { get; init; } = 1;

    [MethodOption("How much higher the temperature is for the first population, 2 being the most in all", Minimum = 0, Maximum = 2)]
    public double TemperatureRise { get; init; } = 0.3;

    [MethodOption("Whether the model is to find out what the problem is (as black-box problems ask anyhow); then only what beats the problem's own programs has offspring")]
    public bool BlackBox { get; init; }

    [MethodOption("What an expert would tell the model, in a sentence or two; the first long-term reflection. The problem's own hints unless set")]
    public string Hints { get; init; } = "";

    [MethodOption("Whether a program that does not compile goes back to the model once, which is one more call")]
    public bool Repair { get; init; }

    /// <summary>How many mutants of the elite a generation has.</summary>
    public int Mutants => (int)(PopulationSize * MutationRate);

    /// <summary>The most proposals of a course: a generation has a reflection and an offspring of each pair, one reflection on all, and the mutants.</summary>
    public long MostProposals
    {
        get
        {
            var generations = (Math.Max(0, (long)MaxEvaluations - InitialPopulationSize) + PopulationSize + Mutants - 1) / (PopulationSize + Mutants);
            return InitialPopulationSize + (generations * ((2L * PopulationSize) + 1 + Mutants));
        }
    }
}
