namespace EvoLLM.Operators;

/// <summary>What can be set in FunSearch; the defaults are those of the released implementation.</summary>
internal sealed record FunSearchOptions
{
    [MethodOption("How many islands there are", Minimum = 1, Maximum = 10000)]
    public int Islands { get; init; } = 10;

    [MethodOption("How many versions a prompt shows at most", Minimum = 1, Maximum = 100)]
    public int Versions { get; init; } = 2;

    [MethodOption("How many candidates are asked for with one prompt", Minimum = 1)]
    public int SamplesPerPrompt { get; init; } = 4;

    [MethodOption("The temperature by which clusters are chosen in an island without programs, in the unit of the fitness", Minimum = 1e-12)]
    public double Temperature { get; init; } = 0.1;

    [MethodOption("After how many programs of an island its temperature is at its lowest, and begins anew", Minimum = 1)]
    public int TemperaturePeriod { get; init; } = 30000;

    [MethodOption("After how many proposals the worse half of the islands is founded anew; the paper has four hours", Minimum = 1)]
    public int ResetInterval { get; init; } = 2000;

    [MethodOption("Whether a program that does not compile goes back to the model once, which is one more call")]
    public bool Repair { get; init; }
}
