namespace EvoLLM.Evolver;

/// <summary>Many solutions as they are offered to an archive in one call.</summary>
internal readonly ref struct Candidacies<T>
{
    private readonly ReadOnlySpan<T> _solutions;
    private readonly ReadOnlySpan<double> _fitness;
    private readonly ReadOnlySpan<double> _measures;
    private readonly int _measureCount;

    public Candidacies(ReadOnlySpan<T> solutions, ReadOnlySpan<double> fitness, ReadOnlySpan<double> measures, int measureCount)
    {
        if (fitness.Length != solutions.Length || measures.Length != (long)solutions.Length * measureCount)
        {
            throw new ArgumentException(
                $"{solutions.Length} solutions came with {fitness.Length} fitness values and {measures.Length} measures; {solutions.Length} and {(long)solutions.Length * measureCount} are needed.");
        }

        _solutions = solutions;
        _fitness = fitness;
        _measures = measures;
        _measureCount = measureCount;
    }

    public int Count => _solutions.Length;

    public double Fitness(int row) => _fitness[row];

    public Candidacy<T> this[int row] => new(_solutions[row], _fitness[row], _measures.Slice(row * _measureCount, _measureCount));
}
