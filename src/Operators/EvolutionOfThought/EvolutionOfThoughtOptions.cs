namespace EvoLLM.Operators;

/// <summary>What can be set in LLM-guided evolution; the defaults are those of the paper's repository.</summary>
internal sealed record EvolutionOfThoughtOptions
{
    [MethodOption("variants of the seeds to begin with", Minimum = 1, Maximum = 1000)]
    public int Start { get; init; } = 32;

    [MethodOption("generations after the start", Minimum = 0, Maximum = 100_000)]
    public int Generations { get; init; } = 30;

    [MethodOption("programs that NSGA-II picks for mating and mutation in a generation", Minimum = 1, Maximum = 1000)]
    public int Population { get; init; } = 8;

    [MethodOption("probability that a picked program is mated with the next one", Minimum = 0, Maximum = 1)]
    public double Crossover { get; init; } = 0.35;

    [MethodOption("probability that one that is not mated is mutated", Minimum = 0, Maximum = 1)]
    public double Mutation { get; init; } = 0.8;

    [MethodOption("probability that a mutation carries over the thought behind an elite", Minimum = 0, Maximum = 1)]
    public double Thought { get; init; } = 0.25;

    [MethodOption("elites of SPEA-2 whose thoughts are carried over", Minimum = 1, Maximum = 1000)]
    public int ThoughtElites { get; init; } = 10;

    [MethodOption("elites of SPEA-2 that stay in the population", Minimum = 1, Maximum = 1000)]
    public int Elites { get; init; } = 44;

    [MethodOption("whether some mutations are asked for in the voice of a character")]
    public bool Personas { get; init; } = true;

    [MethodOption("the metric or measure that is to be small besides the problem's own figure")]
    public string SizeMetric { get; init; } = MetricTargets.ProgramSize;
}
