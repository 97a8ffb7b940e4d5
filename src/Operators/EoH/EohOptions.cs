namespace EvoLLM.Operators;

/// <summary>What can be set in EoH; the defaults are the paper's for bin packing.</summary>
internal sealed record EohOptions
{
    [MethodOption("How many candidates survive a generation", Minimum = 1, Maximum = 10000)]
    public int PopulationSize { get; init; } = 20;

    [MethodOption("How many generations follow the first population", Minimum = 0)]
    public int Generations { get; init; } = 20;

    [MethodOption("How many parents e1 and e2 are shown", Minimum = 1, Maximum = 100)]
    public int Parents { get; init; } = 5;

    [MethodOption("How many candidates are asked for at the beginning, as a multiple of the population size", Minimum = 1, Maximum = 100)]
    public int InitialRounds { get; init; } = 1;

    [MethodOption("Whether the problem's own programs are the first population, so that none is asked for")]
    public bool UseSeeds { get; init; }

    [MethodOption("The operators in use, joined by +, of e1, e2, m1, m2, m3")]
    public string Operators { get; init; } = "e1+e2+m1+m2+m3";

    [MethodOption("In which order they are used")]
    public EohCourse Course { get; init; }

    [MethodOption("How often a model is asked at most where its answer holds no program", Minimum = 1, Maximum = 100)]
    public int ExtractionAttempts { get; init; } = 1;

    [MethodOption("How often another offspring is asked for in place of one that was there before", Minimum = 0, Maximum = 100)]
    public int Regenerations { get; init; }

    [MethodOption("To how many decimals a fitness is rounded; of those that are then equal, one survives", Minimum = 0, Maximum = 15)]
    public int Decimals { get; init; } = 5;

    [MethodOption("Whether a program that does not compile goes back to the model once, which is one more call")]
    public bool Repair { get; init; }

    /// <summary>The most proposals of a course: each offspring is asked for again as often as is allowed.</summary>
    public long MostProposals
    {
        get
        {
            var generation = (long)PopulationSize * (Course == EohCourse.Drawn ? 1 : EohOperators.Parse(Operators).Count);
            return (((long)PopulationSize * InitialRounds) + (Generations * generation)) * ExtractionAttempts * (Regenerations + 1);
        }
    }
}
