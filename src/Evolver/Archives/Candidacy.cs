namespace EvoLLM.Evolver;

/// <summary>One solution as it is offered to an archive.</summary>
internal readonly ref struct Candidacy<T>(T solution, double fitness, ReadOnlySpan<double> measures)
{
    public T Solution { get; } = solution;

    public double Fitness { get; } = fitness;

    public ReadOnlySpan<double> Measures { get; } = measures;
}
